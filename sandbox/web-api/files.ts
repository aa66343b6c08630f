import type { SharedFile } from '../contract.ts';
import { slackFileOf } from '../files.ts';
import { botIsIn, channelFor, wordsOf } from '../posting.ts';
import { SlackError } from '../slack-error.ts';
import { isObject } from '../validate/check.ts';
import type { Call, MethodTable } from './method.ts';

function completed({ slack, args, workspace }: Call): readonly SharedFile[] {
  const wanted = args.json('files');
  if (!Array.isArray(wanted) || wanted.length === 0) throw new SlackError('invalid_arguments');
  return wanted.map((each) => {
    const id = isObject(each) ? String(each.id) : '';
    const announced = slack.files.announced(id);
    if (!announced || announced.workspace !== workspace.id) throw new SlackError('file_not_found');
    const title = isObject(each) && typeof each.title === 'string' ? each.title : announced.name;
    const file = slack.files.complete(id, title);
    if (!file) throw new SlackError('file_not_found');
    return file;
  });
}

export const files: MethodTable = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    tier: 4,
    handle({ slack, args, workspace }) {
      const length = args.number('length');
      const name = args.needed('filename');
      if (length === undefined || length < 1) throw new SlackError('missing_argument');
      const { id } = slack.files.announce({
        name,
        length,
        by: workspace.botUser,
        workspace: workspace.id,
      });
      return { upload_url: `${slack.url}/upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scopes: ['files:write'],
    tier: 4,
    handle(call) {
      const { slack, args, workspace } = call;
      const ids = [args.text('channel_id'), ...(args.text('channels')?.split(',') ?? [])];
      const channels = ids.filter((id) => id !== undefined).map((id) => channelFor(slack, workspace, id));
      for (const channel of channels) {
        if (channel.archived) throw new SlackError('is_archived');
        if (!botIsIn(slack, workspace, channel)) throw new SlackError('not_in_channel');
      }
      const shared = completed(call);
      const comment = { text: args.text('initial_comment'), blocks: args.json('blocks') };
      const said =
        comment.text === undefined && comment.blocks === undefined
          ? { text: '', blocks: [] }
          : wordsOf(slack, comment);
      const thread = args.text('thread_ts');
      for (const { id } of channels) {
        slack.messages.add({
          ...said,
          ...(thread === undefined ? {} : { thread }),
          files: shared,
          channel: id,
          ts: slack.clock.ts(),
          author: workspace.botUser,
        });
      }
      return { files: shared.map(slackFileOf) };
    },
  },
};
