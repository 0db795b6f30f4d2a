// Runs `emulate`'s Slack for the workspaces of tests. Each line of stdin opens one, or closes it again; each answer is a line; ends with stdin.
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { createEmulator } from "emulate";

const open = new Map();

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function start({ baseUrl, seed }) {
  for (let tries = 0; ; tries++) {
    const port = await freePort();
    try {
      open.set(port, await createEmulator({ service: "slack", port, hostname: "127.0.0.1", baseUrl, seed: { slack: seed } }));
      return { port };
    } catch (error) {
      if (tries >= 5 || error?.code !== "EADDRINUSE") throw error; // another process took the port in between
    }
  }
}

async function stop(port) {
  await open.get(port)?.close();
  open.delete(port);
  return {};
}

const lines = createInterface({ input: process.stdin });
lines.once("close", () => process.exit(0));
for await (const line of lines) {
  const asked = JSON.parse(line);
  console.log(JSON.stringify(asked.close ? await stop(asked.close) : await start(asked)));
}
