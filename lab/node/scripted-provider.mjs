// A provider that says a given number of words at 50 a second, 200 ms after it was asked: a process of its own, so that its work is not counted
// as the app's. The last message names the number ("… #words=100"). Prints its port.
import { createServer } from "node:http";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";

const firstMs = 200;
const everyMs = 20;

const server = createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  const words = Number(/#words=(\d+)(?!.*#words)/s.exec(body)?.[1] ?? 1);
  response.writeHead(200, { "content-type": "text/event-stream" });
  const say = (delta, finish = null) =>
    response.write(
      `data: ${JSON.stringify({
        id: "scripted",
        object: "chat.completion.chunk",
        created: 1,
        model: "scripted",
        choices: [{ index: 0, delta, finish_reason: finish }],
      })}\n\n`,
    );
  await wait(firstMs);
  for (let word = 0; word < words; word += 1) {
    say({ role: "assistant", content: `word${word} ` });
    await wait(everyMs);
  }
  say({}, "stop");
  response.end("data: [DONE]\n\n");
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
