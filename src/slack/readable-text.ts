const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** A message’s mark-up as people read it: labels for links, names for channels, plain signs for entities. */
export const readableText = (mrkdwn: string): string =>
  mrkdwn
    .replace(/<([^<>|]+)(?:\|([^<>]*))?>/gu, (_, target: string, label?: string) => label || bare(target))
    .replace(/&(?:amp|lt|gt);/gu, (entity) => entities[entity] ?? entity);

const bare = (target: string): string => target.replace(/^!(?:subteam\^)?/u, '@').replace(/^mailto:/u, '');
