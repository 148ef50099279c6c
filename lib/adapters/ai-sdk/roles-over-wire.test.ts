import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PromptMessage } from "@/lib/core/context/render-prompt";
import { answer, call, notice, person, result, system } from "@/lib/testing/prompt-messages";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { callModelOnce, createWireModel } from "./testing/wire-model";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

interface Sent {
  readonly role: string;
  readonly content: string | null;
  readonly tool_calls?: unknown;
}

async function sent(messages: readonly PromptMessage[]): Promise<readonly Sent[]> {
  server.script({ kind: "answer", text: ["Yes."] });
  await callModelOnce(createWireModel(server.baseUrl, "chat"), { messages });
  const [{ messages: onTheWire }] = server.requests.slice(-1).map(({ body }) => body) as [
    { messages: readonly Sent[] },
  ];
  return onTheWire;
}

/** What strict templates check: without the system message and without calls and results, person and model take turns. */
function takesTurns(messages: readonly Sent[]): boolean {
  const turns = messages.filter(
    ({ role, tool_calls: calls }) => role !== "system" && role !== "tool" && !calls,
  );
  return turns.every(({ role }, index) => (role === "user") === (index % 2 === 0));
}

describe("the roles on the wire", () => {
  test("a message whose turn failed and the next one are one message", async () => {
    const messages = await sent([system, person("What is a good tea?"), person("Are you there?")]);
    expect(messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(messages[1]?.content).toBe("What is a good tea?\n\nAre you there?");
  });

  test("a turn that ended behind a result says that it has no answer", async () => {
    const messages = await sent([system, person("Tea?"), call, result, person("Well?")]);
    expect(messages.map(({ role }) => role)).toEqual([
      "system",
      "user",
      "assistant",
      "tool",
      "assistant",
      "user",
    ]);
    expect(takesTurns(messages)).toBe(true);
  });

  test("a notice about the context is part of the system text, or follows the last result, and never stands as the person's", async () => {
    const before = await sent([system, person("Tea?"), notice]);
    expect(before).toEqual([
      { role: "system", content: "You manage your own memory.\n\n[Context budget] Nearly full." },
      { role: "user", content: "Tea?" },
    ]);
    const behind = await sent([system, person("Tea?"), call, result, notice]);
    expect(behind.at(-1)).toMatchObject({ role: "tool", content: "{}\n\n[Context budget] Nearly full." });
  });

  test("what the app says about the step before has to be answered, and is a turn of its own", async () => {
    const reminder = { role: "user", content: "Nothing came.", notice: "step" } as const;
    const messages = await sent([system, person("Tea?"), answer("Hm."), reminder]);
    expect(messages.at(-1)).toMatchObject({ role: "user", content: "Nothing came." });
  });

  test("a conversation whose first message has left begins with a word about that", async () => {
    const messages = await sent([system, answer("Assam."), person("And coffee?")]);
    expect(takesTurns(messages)).toBe(true);
  });
});
