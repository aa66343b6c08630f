import { expect, test } from 'vitest';
import { reminderMessage, sourceInWords } from '#blocks/reminder';
import { doneView, keptView, readDoneView } from '#blocks/reminder-done';
import {
  lineBlockId,
  readLineBlockId,
  readLineMark,
  readPlanMark,
  reminderActions,
} from '#blocks/reminder-ids';
import { reminderList } from '#blocks/reminder-list';
import { planView } from '#blocks/reminder-plan';
import { planFields, readPlanView } from '#blocks/reminder-plan-fields';
import { readLineChange } from '#blocks/reminder-plan-lines';
import { readSnoozeView, snoozeView } from '#blocks/reminder-snooze';
import { personas } from '#sandbox/personas';
import { faultsOfMessage } from '#sandbox/validate/validate-blocks';
import { brand } from '#scoping/ids';
import { results } from '#scoping/reminders';
import { expectFits, inputsOf, nastyWords } from './drawn.ts';
import { scoped } from './projects.ts';
import { event, partlySettled, planning, reminding } from './reminder-faces.ts';

const [first] = personas;
const of = { reminder: brand<'reminder'>('r1'), key: 'revalidate-tuned-model' };

test.each(personas)(
  'what $name is reminded of is taken by Slack, however much is due at once',
  ({ answers, name }) => {
    const standing = scoped(answers, { name });
    const asked = reminderMessage(reminding(standing));
    expect(faultsOfMessage(asked.blocks)).toEqual([]);
    expect(asked.text.length).toBeLessThan(4_000);

    const { lines } = reminding(standing);
    const drawn = JSON.stringify(asked.blocks);
    for (const { line } of lines) {
      const { title, whyNow, check, held, slipped, failed } = line.words;
      for (const words of [title, whyNow, check, held, slipped, failed, ...line.sources])
        expect(drawn).toContain(JSON.stringify(words).slice(1, -1));
      expect(asked.text).toContain(title);
    }
    expectFits(planView(planning(standing, true)));
    expectFits(planView(planning(standing, false)));
  },
);

test('all kinds of messages, half settled, with whatever people wrote', () => {
  for (const name of nastyWords)
    for (const kind of ['asked', 'again', 'nudge', 'reviewer'] as const) {
      const face = reminding(scoped(first.answers, { name }), kind, partlySettled);
      const { blocks, text } = reminderMessage(face);
      expect(faultsOfMessage(blocks)).toEqual([]);
      expect(text).not.toContain('<!channel>');
    }
});

test('a model that somebody entered is written as they wrote it, and pings nobody', () => {
  const models = {
    provider: '',
    base: '<!channel> & co',
    embedding: '',
    end: { on: '2028-01-01', day: 'fixed' },
  } as const;
  const { blocks, text } = reminderMessage(reminding(scoped(first.answers), 'asked', undefined, { models }));
  expect(JSON.stringify(blocks)).toContain('&lt;!channel&gt; &amp; co ends, by the date');
  expect(JSON.stringify(blocks) + text).not.toContain('<!channel>');
});

test('a line says its articles once, and whether the interval is theirs; a date says where it was read, and when', () => {
  const sourced = (key: string, answers = first.answers) => {
    const { lines } = reminding(scoped(answers));
    const found = lines.find(({ line }) => line.key === key);
    if (!found) throw new Error(`There is no ${key}.`);
    return { said: sourceInWords(found.line), whyNow: found.line.words.whyNow };
  };
  expect(sourced('refresh-index').said).toBe(
    'Source: Resser Solutions S3-21; RAG vs Fine-Tuning. How to choose the right approach for your AI product S5-08, S5-20; ' +
      'Akoode Technologies S4-30. When to ask is inferred.',
  );
  const end = sourced('end-openai-gpt-4o-and-4-1');
  expect(end.said).toBe('Source: https://developers.openai.com/api/docs/deprecations.');
  expect(end.whyNow).toContain('As read on 20 November 2026.');
  expect(sourced('end-entered').said).toBe('Source: entered by the team.');
});

test('what is settled says how, and has no buttons any more', () => {
  const { blocks } = reminderMessage(reminding(scoped(first.answers), 'asked', partlySettled));
  const drawn = JSON.stringify(blocks);
  expect(drawn).toContain('slipped, 81%, by <@U0ANA0000000>: Long mails');
  expect(drawn).toContain('put off until 1 July 2027, by <@U0ANA0000000>');
  expect(drawn).toContain('muted by <@U0ANA0000000>');
  expect(drawn).toContain('a later reminder asks this again');
  const open = reminding(scoped(first.answers), 'asked', partlySettled).lines.filter(
    ({ standing }) => standing.kind === 'open',
  );
  expect(drawn.split(reminderActions.done)).toHaveLength(open.length + 1);

  const all = reminderMessage(
    reminding(scoped(first.answers), 'asked', () => ({ kind: 'done', event: event() })),
  );
  expect(JSON.stringify(all.blocks)).not.toContain(reminderActions.done);
});

test('a result is read back as it was given; what the form cannot hold is none', () => {
  const [line] = reminding(scoped(first.answers)).lines;
  if (!line) throw new Error('Nothing comes back.');
  const view = doneView(of, line.line);
  expectFits(view);
  expect(inputsOf(view).map(({ block_id }) => block_id)).toEqual(['result', 'figure', 'note']);
  expect(readLineMark(view.private_metadata ?? '')).toEqual(of);
  const values = (result: string, figure: string | null, note: string | null) => ({
    result: { result: { selected_option: { value: result } } },
    figure: { figure: { value: figure } },
    note: { note: { value: note } },
  });
  for (const result of results)
    expect(readDoneView(values(result, ' 0.9 ', null))).toEqual({ result, figure: '0.9', note: '' });
  expect(readDoneView(values('great', null, null))).toBeUndefined();
  expect(readDoneView({})).toBeUndefined();
  for (const result of results) expectFits(keptView(of, result, nastyWords[2]));
  const kept = (key: string) => JSON.stringify(keptView({ ...of, key }, 'failed', 'Help desk').blocks);
  expect(kept('compare-with-newest-base')).toContain('what this result says is filled in');
  expect(kept('revalidate-tuned-model')).not.toContain('filled in');
});

test('a day to snooze to is read back', () => {
  expectFits(snoozeView(of));
  expect(readSnoozeView({ until: { until: { selected_date: '2027-02-28' } } })).toBe('2027-02-28');
  expect(readSnoozeView({ until: { until: { selected_date: '2027-02-30' } } })).toBeUndefined();
});

test('a plan is read back as it was filled in', () => {
  const view = planView(planning(scoped(first.answers), true));
  expect(readPlanMark(view.private_metadata ?? '')).toEqual({ project: scoped(first.answers).project.id });
  expect(inputsOf(view).map(({ block_id }) => block_id)).toEqual(Object.values(planFields));
  const filled = {
    launch: { launch: { selected_date: '2027-03-31' } },
    person: { person: { selected_user: 'U1' } },
    reviewer: { reviewer: { selected_user: null } },
    hour: { hour: { selected_option: { value: '14' } } },
    place: { place: { selected_option: { value: 'channel' } } },
    provider: { provider: { value: ' OpenAI ' } },
    base_model: { base_model: { value: null } },
    end: { end: { selected_date: '2028-02-29' } },
    end_day: { end_day: { selected_option: { value: 'earliest' } } },
    muted: { muted: { selected_options: [{ value: 'muted' }] } },
  };
  expect(readPlanView(filled)).toEqual({
    launch: '2027-03-31',
    person: 'U1',
    reviewer: null,
    hour: 14,
    place: 'channel',
    models: { provider: 'OpenAI', base: '', embedding: '', end: { on: '2028-02-29', day: 'earliest' } },
    muted: true,
  });
  const at = (hour: string) =>
    readPlanView({ ...filled, hour: { hour: { selected_option: { value: hour } } } });
  expect([at('7'), at('18'), at('08')]).toEqual([undefined, undefined, undefined]);
});

test('nothing can be changed before somebody has said yes', () => {
  const drawn = (agreed: boolean) => JSON.stringify(planView(planning(scoped(first.answers), agreed)).blocks);
  expect(drawn(false)).not.toContain(reminderActions.line);
  expect(drawn(true)).toContain(reminderActions.line);
});

test('the menu beside a line says only what it can mean', () => {
  expect(readLineChange('P3M')).toEqual({ kind: 'every', every: 'P3M' });
  expect(readLineChange('as-proposed')).toEqual({ kind: 'every', every: null });
  expect(readLineChange('unmute')).toEqual({ kind: 'mute', mute: false });
  expect(readLineChange('happened')).toEqual({ kind: 'happened' });
  expect([readLineChange('PT1S'), readLineChange('toString')]).toEqual([undefined, undefined]);
});

test('the list fits, with more projects than anybody has', () => {
  const project = { id: 'p', name: '<!channel> & co', channel: 'C1' };
  const line = { title: 'Refresh the index', due: '2027-02-01', standing: 'overdue' as const };
  const { blocks, text } = reminderList({
    projects: Array.from({ length: 60 }, () => ({
      project,
      mine: true,
      muted: false,
      lines: Array.from({ length: 15 }, () => line),
    })),
    unplanned: Array.from({ length: 60 }, () => project),
  });
  expect(faultsOfMessage(blocks)).toEqual([]);
  expect(text).not.toContain('<!channel>');
  expect(JSON.stringify(blocks)).toContain('And 80 more projects.');
  expect(faultsOfMessage(reminderList({ projects: [], unplanned: [] }).blocks)).toEqual([]);
});

test('a button knows its line, and a forged one means none', () => {
  expect(readLineBlockId(lineBlockId(of))).toEqual(of);
  expect(readLineBlockId('reminder:r1:<!channel>')).toBeUndefined();
  expect(readLineMark('{"reminder":"r1","key":"A B"}')).toBeUndefined();
  expect(readPlanMark('no JSON')).toBeUndefined();
});
