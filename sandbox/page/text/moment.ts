/** Times as Slack words them, in the reader's own zone and against the bot's clock. */

const format = (zone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });

/** A Slack ts is seconds with six digits after the point. */
export const momentOf = (ts: string) => new Date(Number(ts) * 1000);

export const timeOfDay = (at: Date, zone: string) =>
  format(zone, { hour: '2-digit', minute: '2-digit' }).format(at);

const dayKey = (at: Date, zone: string) =>
  format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

const DAY = 86_400_000;

/** “Today”, “Yesterday”, “Tuesday 3 March 2026” */
export function dayName(at: Date, now: Date, zone: string): string {
  const key = dayKey(at, zone);
  if (key === dayKey(now, zone)) return 'Today';
  if (key === dayKey(new Date(now.getTime() - DAY), zone)) return 'Yesterday';
  if (key === dayKey(new Date(now.getTime() + DAY), zone)) return 'Tomorrow';
  return format(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** “Tue 3 Mar 2026, 09:12” */
export const fullMoment = (at: Date, zone: string) =>
  format(zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

/** `{date_short_pretty} at {time}` filled in, as `<!date^…>` asks. */
export function slackDate(unix: number, pattern: string, now: Date, zone: string): string {
  const at = new Date(unix * 1000);
  const near = dayName(at, now, zone);
  const relative = /^(Today|Yesterday|Tomorrow)$/.test(near) ? near.toLowerCase() : undefined;
  const long = format(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  const middle = format(zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  const short = format(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  const words: Readonly<Record<string, string>> = {
    date_num: format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at),
    date: middle,
    date_short: short,
    date_long: long,
    date_pretty: relative ?? middle,
    date_short_pretty: relative ?? short,
    date_long_pretty: relative ?? long,
    time: timeOfDay(at, zone),
    time_secs: format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at),
    ago: ago(at, now),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
}

function ago(at: Date, now: Date): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / (24 * 60)), 'day');
}
