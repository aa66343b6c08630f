import { expect, test } from 'vitest';
import { answerOf, clientOf, sandboxWith } from './probe.ts';

const refused = (call: Promise<unknown>) => answerOf(call).then(({ error }) => error);

test('a file is announced, uploaded and shared, and its bytes come back', async () => {
  const sandbox = await sandboxWith();
  const bytes = Buffer.from([0, 255, 13, 10, 7]);
  await clientOf(sandbox).filesUploadV2({
    channel_id: 'C0AIPROJECTS',
    file: bytes,
    filename: 'chart.png',
    title: 'Costs',
    initial_comment: 'Here it is',
  });
  const [message] = sandbox.as('ben').sees('#ai-projects');
  expect(message).toMatchObject({
    text: 'Here it is',
    files: [{ name: 'chart.png', title: 'Costs', mimetype: 'image/png', size: 5 }],
  });
  const file = await fetch(String(message?.files?.[0]?.url));
  expect(file.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
});

test('text goes the same way', async () => {
  const sandbox = await sandboxWith();
  const content = 'Título;naïve\n“x”;1';
  await clientOf(sandbox).filesUploadV2({ channel_id: 'C0AIPROJECTS', content, filename: 'list.csv' });
  const url = sandbox.as('ana').sees('#ai-projects')[0]?.files?.[0]?.url;
  expect(await (await fetch(String(url))).text()).toBe(content);
});

test.each([
  ['a private channel without the bot', 'C0LEADERSHIP', 'channel_not_found'],
  ['a channel the bot is not in', 'C0GENERAL00', 'not_in_channel'],
  ['a person instead of a DM', 'U0ANA000000', 'channel_not_found'],
  ['an archived channel', 'C0OLDEXPERIMENTS', 'is_archived'],
])('sharing into %s is refused', async (_, channel_id, error) => {
  const sandbox = await sandboxWith();
  const { files } = clientOf(sandbox);
  const { file_id = '', upload_url = '' } = await files.getUploadURLExternal({
    filename: 'a.txt',
    length: 3,
  });
  await fetch(upload_url, { method: 'POST', body: 'abc' });
  expect(await refused(files.completeUploadExternal({ files: [{ id: file_id }], channel_id }))).toBe(error);
});

test('a file that was never uploaded cannot be completed, and its size must be true', async () => {
  const { files } = clientOf(await sandboxWith());
  const { file_id = '', upload_url = '' } = await files.getUploadURLExternal({
    filename: 'a.txt',
    length: 3,
  });
  expect(await refused(files.completeUploadExternal({ files: [{ id: file_id }] }))).toBe('file_not_found');
  expect((await fetch(upload_url, { method: 'POST', body: 'abcd' })).status).toBe(400);
  expect((await fetch(upload_url, { method: 'POST', body: 'abc' })).status).toBe(200);
  expect((await files.completeUploadExternal({ files: [{ id: file_id }] })).ok).toBe(true);
});
