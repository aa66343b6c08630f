import type { types } from '@slack/bolt';
import type { Draft } from '#scoping/assessment';
import { type Choice, noneOfThese, offered, type Question } from '#scoping/question';
import type { KeyedQuestion } from '#scoping/questionnaire';
import { actions, blockId } from './ids.ts';
import { plain } from './text.ts';

type Answer = string | readonly string[] | undefined;

/** The option values that show an answer. */
function picksOf(question: Question, answer: Answer): readonly string[] {
  if (answer === undefined) return [];
  if (typeof answer === 'string') return [answer];
  return question.kind === 'many' && answer.length === 0 ? [noneOfThese.key] : answer;
}

/** One question as an input that reports every choice as it is made. */
export function questionInput(
  question: KeyedQuestion,
  draft: Pick<Draft, 'id' | 'epoch' | 'answers'>,
): types.InputBlock {
  const answer = draft.answers[question.key];
  const options = optionsOf(question);
  const picks = picksOf(question, answer);
  const picked = options.filter(({ value }) => value !== undefined && picks.includes(value));
  return {
    type: 'input',
    block_id: blockId(question.key, draft),
    label: plain(question.ask),
    hint: plain(question.kind === 'many' ? `${question.why} ${ALONE}` : question.why),
    optional: true,
    dispatch_action: true,
    element: question.kind === 'many' ? selectMany(options, picked) : selectOne(options, picked[0]),
  };
}

const ALONE = 'Choose any number; “None of these” or “Don’t know” takes the place of all others.';

/** Most of what a page says is the same for everybody, so it is drawn once. */
const drawn = new Map<Question, types.PlainTextOption[]>();

function optionsOf(question: Question): types.PlainTextOption[] {
  const options = drawn.get(question) ?? offered(question).map(option);
  drawn.set(question, options);
  return options;
}

const option = ({ key, label, means }: Choice): types.PlainTextOption => ({
  text: plain(label, 75),
  value: key,
  ...(means === undefined ? {} : { description: plain(means, 75) }),
});

const selectOne = (
  options: types.PlainTextOption[],
  picked: types.PlainTextOption | undefined,
): types.StaticSelect => ({
  type: 'static_select',
  action_id: actions.answer,
  placeholder: plain('Choose one'),
  options,
  ...(picked ? { initial_option: picked } : {}),
});

const selectMany = (
  options: types.PlainTextOption[],
  picked: types.PlainTextOption[],
): types.MultiStaticSelect => ({
  type: 'multi_static_select',
  action_id: actions.answer,
  placeholder: plain('Choose any'),
  options,
  ...(picked.length > 0 ? { initial_options: picked } : {}),
});
