/**
 * Slack's sizes by name: characters for texts, items for lists, bytes where it says so.
 * From the Block Kit and Web API reference of November 2026.
 */
export const limits = {
  message: {
    blocks: 50,
    /** Slack cuts at 40,000 and recommends at most 4,000. */
    text: 40_000,
    recommendedText: 4_000,
    charts: 2,
    tables: 1,
    /** All markdown blocks of one message together. */
    markdown: 12_000,
    metadataBytes: 16_384,
  },
  view: {
    blocks: 100,
    title: 24,
    submit: 24,
    close: 24,
    privateMetadata: 3_000,
    callbackId: 255,
    externalId: 255,
    bytes: 250_000,
    stack: 3,
  },
  blockId: 255,
  actionId: 255,
  /** Any text object no narrower limit speaks of. */
  text: 3_000,
  section: { text: 3_000, fields: 10, field: 2_000 },
  header: { text: 150 },
  context: { elements: 10 },
  contextActions: { elements: 5 },
  actions: { elements: 25 },
  image: { url: 3_000, altText: 2_000, title: 2_000 },
  input: { label: 2_000, hint: 2_000 },
  alert: { text: 200 },
  card: { title: 150, subtitle: 150, body: 200, actions: 5 },
  carousel: { cards: 10 },
  container: { title: 150, subtitle: 150, blocks: 10 },
  table: { rows: 100, columns: 20, characters: 10_000 },
  /** Rows without the header row. */
  dataTable: { rows: 100, columns: 20, characters: 10_000, pageSize: 100 },
  chart: { title: 50, axisLabel: 50, series: 6, categories: 20, segments: 6, label: 20 },
  video: { title: 200, author: 50 },
  placeholder: 150,
  button: { text: 75, value: 2_000, url: 3_000, label: 75 },
  option: { text: 75, description: 75, value: 150, url: 3_000 },
  select: { options: 100, groups: 100, groupLabel: 75 },
  /** What a select that asks the bot may be given in one answer. */
  suggestions: { options: 100 },
  checkboxes: { options: 10 },
  radioButtons: { options: 10 },
  overflow: { options: 5 },
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  plainTextInput: { value: 3_000 },
  fileInput: { files: 10 },
  responseUrl: { uses: 5, minutes: 30 },
} as const;
