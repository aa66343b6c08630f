import { channelTitle, personOf, useWorkspace } from '../workspace.ts';
import { slackDate } from './moment.ts';

export function PersonName({ id }: { readonly id: string }) {
  const { snapshot } = useWorkspace();
  return <span className="mention">@{personOf(snapshot, id)?.name ?? id}</span>;
}

export function ChannelName({ id }: { readonly id: string }) {
  const { snapshot, me } = useWorkspace();
  const channel = snapshot.channels.find((each) => each.id === id);
  // A private channel's name is shown to its members only.
  const hidden = channel?.kind === 'private' && !channel.members.includes(me.id);
  if (!channel || hidden) return <span className="mention">#private-channel</span>;
  return <span className="mention">#{channelTitle(snapshot, channel, me)}</span>;
}

export function BroadcastName({ range }: { readonly range: string }) {
  return <span className="mention mention-loud">@{range}</span>;
}

interface SlackDateProps {
  readonly unix: number;
  readonly pattern: string;
  readonly fallback: string;
}

export function SlackDate({ unix, pattern, fallback }: SlackDateProps) {
  const { me, now } = useWorkspace();
  return <time>{slackDate(unix, pattern, now, me.zone) || fallback}</time>;
}
