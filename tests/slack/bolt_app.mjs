// A small app on Slack's own framework for JavaScript, which knows nothing of our fake: answers a mention with a button, and the button.
import bolt from "@slack/bolt";

const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slackApiUrl } = process.env;
const app = new bolt.App({ token, appToken, socketMode: true, clientOptions: { slackApiUrl }, logLevel: bolt.LogLevel.ERROR });

app.event("app_mention", async ({ event, say }) => {
  const button = { type: "button", action_id: "more", text: { type: "plain_text", text: "More" }, value: "7" };
  await say({ thread_ts: event.ts, text: `heard: ${event.text}`, blocks: [{ type: "actions", elements: [button] }] });
});

app.action("more", async ({ ack, action, body, client, respond }) => {
  await ack();
  await client.views.open({
    trigger_id: body.trigger_id,
    view: { type: "modal", callback_id: "window", title: { type: "plain_text", text: "More" }, blocks: [{ type: "divider" }] },
  });
  await respond({ text: `more of ${action.value}`, response_type: "ephemeral", replace_original: false });
});

app.command("/match", async ({ ack, command }) => {
  await ack(`matching ${command.text}`);
});

await app.start();
process.stdin.resume().once("end", () => process.exit(0)); // gone with the test that started it
