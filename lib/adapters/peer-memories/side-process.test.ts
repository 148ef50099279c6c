import process from "node:process";
import { expect, test } from "vitest";
import { type SideProcess, startSideProcess } from "./side-process";

function start(code: string, answerLimitMs = 20_000): SideProcess {
  return startSideProcess({
    command: process.execPath,
    args: ["-e", code],
    environment: { GREETING: "hello" },
    folder: ".",
    ...{ answerLimitMs, firstAnswerLimitMs: answerLimitMs },
  });
}

const echo = `require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, text } = JSON.parse(line);
  console.log(JSON.stringify({ id, ok: true, text, environment: Object.keys(process.env) }));
})`;

test("answers in order, and has nothing of our environment", async () => {
  const side = start(echo);
  const answers = await Promise.all(["a'b", "c\nd", "é🍵"].map((text) => side.ask({ text })));
  await side.close();
  expect(answers.map(({ text }) => text)).toEqual(["a'b", "c\nd", "é🍵"]);
  expect(answers[0]?.environment).toContain("GREETING");
  expect(answers[0]?.environment).not.toContain("HOME");
});

test("that hangs is ended, and says so from then on", async () => {
  const side = start("setInterval(() => {}, 1000)", 50);
  await expect(side.ask({})).rejects.toMatchObject({ code: "hung" });
  await expect(side.ask({})).rejects.toMatchObject({ code: "died" });
  await side.close();
});

test("that cannot be started, and one that dies with last words", async () => {
  const side = start('console.error("Traceback\\nNo module named mem0"); process.exit(1)');
  await expect(side.ask({})).rejects.toMatchObject({
    code: "died",
    message: expect.stringContaining("No module named mem0"),
  });
  await side.close();
});
