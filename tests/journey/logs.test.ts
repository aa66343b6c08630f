import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { actions } from '#blocks/ids';
import { startSandbox } from '#sandbox/index';
import { command, httpTokens, postForm, runBot, signingSecret } from '#tests/slack/running-bot';
import { smallSlack } from '#tests/slack/small-slack';
import { homeOf } from './home-of.ts';

test('a whole walk at the most talkative level leaves no word that was typed and no token in the log', async () => {
  const slack = await startSandbox({ seed: 7 });
  onTestFinished(() => slack.close());
  const { botToken, apiUrl } = slack;
  const bot = runBot({
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: apiUrl,
    LOG_LEVEL: 'debug',
  });
  slack.deliverTo(`${await bot.url()}/slack/events`);
  const typed = ['Zanzibar', 'quokka', 'xylophone'];
  const ana = slack.as('ana');
  await ana.slash(`/ragft ${typed[0]}`, '#ai-projects');
  await slack.until(() => ana.modals().length === 1);
  await ana.fill('line', `About the ${typed[1]}`);
  await ana.fill('product_type', 'qa_support');
  await ana.fill('behaviour_gaps', ['tone', 'format']);
  await ana.click(actions.verdictNow);
  await slack.until(() => ana.modal().title === 'Provisional verdict');
  await ana.submit();
  await slack.until(() => ana.modal().title === 'Submitted');
  await ana.close();
  await slack.until(() => ana.sees('#ai-projects').some(({ text }) => text.includes('Zanzibar')));
  await ana.slash(`/ragft list ${typed[2]}`, '#ai-projects');
  await homeOf(slack, ana);

  const requests = bot.lines().filter(({ msg }) => msg === 'acknowledged');
  expect(requests.length).toBeGreaterThan(6);
  for (const line of requests)
    expect(line).toMatchObject({ team: 'T0HARBOUR00', reference: expect.stringMatching(/^[A-Z2-9]{6}$/) });
  expect(new Set(requests.map(({ reference }) => reference)).size).toBe(requests.length);
  const said = bot.output() + bot.stderr();
  for (const secret of [...typed, 'qa_support', botToken, slack.signingSecret])
    expect(said).not.toContain(secret);
  expect(said).not.toMatch(/xox[a-z]-|xapp-/);
}, 60_000);

test('what a person is told of a fault is what the log calls it, with the workspace', async () => {
  const slack = await smallSlack();
  slack.answers('views.open', 500);
  const secret = randomBytes(6).toString('hex');
  const bot = runBot({ ...httpTokens, SLACK_API_URL: slack.apiUrl });
  await postForm(await bot.url(), { ...command(secret), response_url: slack.responseUrl });
  await expect.poll(() => slack.said.length).toBeGreaterThan(0);
  const [fault] = bot.lines().filter(({ level }) => level === 'error');
  expect(fault).toMatchObject({ team: 'T1', user: 'U1', reference: expect.any(String) });
  expect(JSON.stringify(slack.said)).toContain(String(fault?.reference));
  for (const word of [secret, signingSecret]) expect(bot.output()).not.toContain(word);
});
