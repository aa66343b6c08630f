/** What Slack's mrkdwn says, as data; drawing it is another file's work. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly spans: readonly Span[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'person' | 'channel'; readonly id: string }
  | { readonly kind: 'broadcast'; readonly range: string }
  | { readonly kind: 'date'; readonly unix: number; readonly format: string; readonly fallback: string };

export type Part =
  | { readonly kind: 'lines' | 'quote'; readonly lines: readonly (readonly Span[])[] }
  | { readonly kind: 'pre'; readonly text: string };

export function readMrkdwn(text: string): readonly Part[] {
  const pieces = text.split(/```\n?([\s\S]*?)\n?```\n?/);
  return pieces.flatMap((piece, index): readonly Part[] => {
    if (index % 2 === 1) return [{ kind: 'pre', text: decoded(piece) }];
    return piece === '' ? [] : linesAndQuotes(piece);
  });
}

function linesAndQuotes(text: string): readonly Part[] {
  const parts: { kind: 'lines' | 'quote'; lines: (readonly Span[])[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^&gt; ?/.exec(line);
    const kind: 'lines' | 'quote' = quoted ? 'quote' : 'lines';
    const last = parts.at(-1);
    const part = last?.kind === kind ? last : { kind, lines: [] as (readonly Span[])[] };
    if (part !== last) parts.push(part);
    part.lines.push(readSpans(quoted ? line.slice(quoted[0].length) : line));
  }
  return parts;
}

const marks: Readonly<Record<string, 'bold' | 'italic' | 'strike'>> = {
  '*': 'bold',
  _: 'italic',
  '~': 'strike',
};

function readSpans(line: string): readonly Span[] {
  const spans: Span[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') spans.push({ kind: 'text', text: decoded(plain) });
    plain = '';
  };
  let at = 0;
  while (at < line.length) {
    const found = reference(line, at) ?? code(line, at) ?? marked(line, at);
    if (found) {
      flush();
      spans.push(found.span);
      at = found.end;
    } else {
      plain += line[at];
      at += 1;
    }
  }
  flush();
  return spans;
}

interface Found {
  readonly span: Span;
  readonly end: number;
}

function reference(line: string, at: number): Found | undefined {
  if (line[at] !== '<') return undefined;
  const close = line.indexOf('>', at);
  if (close < 0) return undefined;
  const [target = '', label] = split(line.slice(at + 1, close));
  const span = spanOfReference(target, label);
  return span && { span, end: close + 1 };
}

function spanOfReference(target: string, label: string | undefined): Span | undefined {
  if (/^@[UW]/.test(target)) return { kind: 'person', id: target.slice(1) };
  if (/^#[CGD]/.test(target)) return { kind: 'channel', id: target.slice(1) };
  const date = /^!date\^(\d+)\^([^^]+)/.exec(target);
  if (date) {
    return { kind: 'date', unix: Number(date[1]), format: date[2] ?? '', fallback: decoded(label ?? '') };
  }
  if (/^!(channel|here|everyone)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  if (/^(https?|mailto|slack):/.test(target)) {
    const url = decoded(target);
    return { kind: 'link', url, label: label === undefined ? url : decoded(label) };
  }
  return undefined;
}

function split(inside: string): readonly [string, string | undefined] {
  const bar = inside.indexOf('|');
  return bar < 0 ? [inside, undefined] : [inside.slice(0, bar), inside.slice(bar + 1)];
}

function code(line: string, at: number): Found | undefined {
  if (line[at] !== '`') return undefined;
  const close = line.indexOf('`', at + 1);
  if (close <= at + 1) return undefined;
  return { span: { kind: 'code', text: decoded(line.slice(at + 1, close)) }, end: close + 1 };
}

/** Slack opens a mark only where a word may begin and closes it only where one may end: 2*3*4 stays as it is. */
function marked(line: string, at: number): Found | undefined {
  const mark = line[at] ?? '';
  const kind = marks[mark];
  if (!kind || isWord(line[at - 1]) || isSpace(line[at + 1])) return undefined;
  for (let close = at + 2; close < line.length; close += 1) {
    if (line[close] === mark && !isSpace(line[close - 1]) && !isWord(line[close + 1])) {
      return { span: { kind, spans: readSpans(line.slice(at + 1, close)) }, end: close + 1 };
    }
  }
  return undefined;
}

const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
const isSpace = (letter: string | undefined) => letter === undefined || /\s/.test(letter);

const decoded = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
