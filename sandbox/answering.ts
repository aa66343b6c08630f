import { wordsOf } from './posting.ts';
import type { Target } from './response-urls.ts';
import type { Slack } from './slack.ts';
import type { Json } from './validate/check.ts';

/**
 * An answer to something a person did, given with the acknowledgement or through the response_url: ephemeral
 * unless it says otherwise, and possible where the bot is no member.
 */
export function answerPerson(slack: Slack, target: Target, answer: Json): void {
  const source = target.source === undefined ? undefined : slack.messages.find(target.channel, target.source);
  if (answer.delete_original === true) {
    if (source) slack.messages.remove(source);
    return;
  }
  const words = wordsOf(slack, answer);
  if (answer.replace_original === true && source) {
    slack.messages.redraw(source, words, slack.faults.current().dropUntouched);
    return;
  }
  const thread = answer.thread_ts ?? target.thread;
  slack.messages.add({
    ...words,
    ...(typeof thread === 'string' ? { thread } : {}),
    ...(answer.response_type === 'in_channel' ? {} : { onlyFor: target.person }),
    ts: slack.clock.ts(),
    channel: target.channel,
    author: slack.town.workspace(target.workspace).botUser,
  });
}
