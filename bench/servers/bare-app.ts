import bolt from '@slack/bolt';
import { slackTo } from '../signed.ts';

/**
 * What everything is compared with: Bolt over HTTP as its own documentation starts it, with four listeners that do
 * nothing but acknowledge. `OPENS=1`: its command opens an empty modal as well, to know what one Web API call costs.
 */
const { SLACK_API_URL: slackApiUrl = '', OPENS } = process.env;
const receiver = new bolt.HTTPReceiver({
  signingSecret: slackTo.secret,
  port: 0,
  logLevel: bolt.LogLevel.ERROR,
});
const app = new bolt.App({
  receiver,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl },
  token: slackTo.token,
  // Otherwise it asks Slack before its first request.
  botId: 'BBOT',
  botUserId: 'UBOT',
  tokenVerificationEnabled: false,
});

app.command('/ragft', async ({ ack, command, client }) => {
  await ack();
  if (OPENS !== '1') return;
  const title = { type: 'plain_text' as const, text: 'Bench' };
  await client.views.open({ trigger_id: command.trigger_id, view: { type: 'modal', title, blocks: [] } });
});
app.action(/^/, async ({ ack }) => ack());
app.view(/^/, async ({ ack }) => ack());
app.event('app_home_opened', async () => {});

const server = await app.start(0);
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;
console.log(JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${port}` }));
