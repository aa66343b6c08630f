import { describe, expect, test } from 'vitest';
import { readEnvelope } from '#slack/envelope';

const who = { user: { id: 'U1' }, team: { id: 'T1' } };
const view = { callback_id: 'page.v1', private_metadata: '' };
const action = { action_id: 'a', block_id: 'b' };
const click = { type: 'block_actions', ...who, actions: [action] };
const submission = { type: 'view_submission', ...who, view };
const command = { command: '/ragft', text: '', team_id: 'T1', user_id: 'U1', channel_id: 'C1' };
const event = { type: 'event_callback', event_id: 'E1', team_id: 'T1' };

const holding = (filled: unknown) => ({ ...view, state: { values: { b: { a: filled } } } });

test('what Slack may leave out is there for whoever reads it', () => {
  expect(readEnvelope(submission)).toMatchObject({ view: { blocks: [], state: { values: {} } } });
});

describe('whatever a listener reads has the type it reads it as', () => {
  test.each([
    ['a text that is a list', { ...submission, view: holding({ value: ['x'] }) }],
    ['a text no input takes', { ...submission, view: holding({ value: 'x'.repeat(12_001) }) }],
    ['a choice without a value', { ...submission, view: holding({ selected_option: {} }) }],
    [
      'a hundred and one choices',
      { ...submission, view: holding({ selected_options: Array(101).fill({ value: 'x' }) }) },
    ],
    [
      'a conversation that is an object',
      { ...submission, view: holding({ selected_conversation: { id: 'C1' } }) },
    ],
    [
      'a click on a choice that is a number',
      { ...click, actions: [{ ...action, selected_option: { value: 1 } }] },
    ],
    ['a click whose time is a number', { ...click, actions: [{ ...action, action_ts: 1 }] }],
    ['no click at all', { ...click, actions: [] }],
    ['half a surrogate pair to open a view with', { ...click, trigger_id: '1.2.\ud800' }],
    ['half a surrogate pair as the view itself', { ...submission, view: { ...view, id: 'V\udc00' } }],
    ['a channel that calls everybody', { ...command, channel_id: '<!channel>' }],
    ['a person who closes a mention', { ...click, user: { id: 'U1>' } }],
    ['a workspace of two words', { ...click, team: { id: 'T1 T2' } }],
    [
      'a chosen channel that is no channel',
      { ...submission, view: holding({ selected_conversation: '<!here>' }) },
    ],
    ['a person who is a number', { ...click, user: { id: 5 } }],
    ['an address that is none', { ...click, response_url: 'localhost' }],
    ['a command that is a list', { ...command, text: ['help'] }],
    ['an event of nobody', { ...event, event: { type: 'app_home_opened', tab: 'home' } }],
    [
      'an event in a channel that is an object',
      { ...event, event: { type: 'app_mention', channel: { id: 'C1' } } },
    ],
    ['an event of no workspace', { ...event, team_id: null, event: { type: 'app_home_opened', user: 'U1' } }],
  ])('%s is refused', (_, body) => {
    expect(readEnvelope(body)).toBeUndefined();
  });
});

test('half a surrogate pair, control characters and forced directions are taken out of what was written', () => {
  const dirt = '\ud800a\u0000b\u001b\u202ec\u2066\u2069';
  expect(readEnvelope({ ...command, text: dirt })).toMatchObject({ text: 'abc' });
  expect(readEnvelope({ ...submission, view: holding({ value: dirt }) })).toMatchObject({
    view: { state: { values: { b: { a: { value: 'abc' } } } } },
  });
});

test('what people do write stays: lines, tabs, every script, joined emoji', () => {
  const text = 'one\r\n\ttwo ש״ל\u200f نص e\u0301 👩\u200d👩\u200d👧';
  expect(readEnvelope({ ...command, text })).toMatchObject({ text });
});

test('a key that would change its object’s prototype changes nothing', () => {
  const body = JSON.parse(
    '{"type":"shortcut","user":{"id":"U1","__proto__":{"team_id":"T2"}},"callback_id":"x"}',
  );
  const read = readEnvelope(body) as { user: { team_id?: string } } | undefined;
  expect(read?.user.team_id).toBeUndefined();
  expect({}).not.toHaveProperty('team_id');
});
