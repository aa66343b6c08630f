/** The few pages a browser sees of us, on the way to an installation and back. */
export interface Page {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly words: string; readonly href: string };
}

const again = (publicUrl: string) => ({ words: 'Start again', href: `${publicUrl}/slack/install` });

export const pages = {
  installed: (team: string, teamName: string): Page => ({
    status: 200,
    title: `Ragft is installed in ${teamName}`,
    text: 'Type /ragft in any channel to scope a project. Ragft has sent you a message that says how to begin.',
    link: { words: 'Open Slack', href: `https://app.slack.com/client/${encodeURIComponent(team)}` },
  }),
  declined: (publicUrl: string): Page => ({
    status: 200,
    title: 'Nothing was installed',
    text: 'You said no on Slack’s page, or your workspace asks an admin to approve apps first.',
    link: again(publicUrl),
  }),
  stale: (publicUrl: string): Page => ({
    status: 400,
    title: 'This link cannot be used any more',
    text: 'An installation has to be finished within ten minutes, once, and in the browser it was begun in. Nothing was installed.',
    link: again(publicUrl),
  }),
  refused: (publicUrl: string, reason: string, reference: string): Page => ({
    status: 502,
    title: 'Slack did not finish the installation',
    text: `It said “${reason}”. Nothing was installed. If it happens again, tell the people who run Ragft this reference: ${reference}.`,
    link: again(publicUrl),
  }),
  wholeOrganisation: (publicUrl: string): Page => ({
    status: 400,
    title: 'Ragft is installed workspace by workspace',
    text: 'What Slack sent was no installation of a bot in one workspace, so nothing was installed. On Slack’s page choose a workspace, not the whole organisation.',
    link: again(publicUrl),
  }),
  busy: {
    status: 503,
    title: 'Too many installations at once',
    text: 'Please try again in ten minutes.',
  },
} as const;

/** No scripts, nothing from elsewhere: what a name contains can do nothing but be read. */
export const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

export function drawPage({ title, text, link }: Page): string {
  const way = link ? `<p><a href="${escaped(link.href)}">${escaped(link.words)}</a></p>` : '';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 1rem; box-sizing: border-box; }
  main { max-width: 32rem; }
  h1 { font-size: 1.4rem; line-height: 1.25; overflow-wrap: anywhere; }
  a { color: light-dark(#1f5a9e, #8fc1ff); }
</style>
<main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${way}</main>
</html>
`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
