import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ModelAnswer } from "@/lib/core/foreign/model-answer";
import { keyOfItem, keyOfMessage, type RequestMessage } from "@/lib/core/foreign/request-message";
import { clientOf } from "@/lib/core/log/client";
import { verifyReplay } from "@/lib/core/replay/verify";
import { liveItems } from "@/lib/core/session/session-state";
import { createStudio } from "@/lib/testing/studio";
import { recordAnswer, recordRequest } from "./record-request";

const client = clientOf({ name: "codex_cli_rs", version: "0.1" }, "chat-completions");
const model = { provider: "openai", modelId: "gpt-5", label: "gpt-5" };
const scope = { ownerId: "mara", sessionId: "observed" };
const user = (text: string): RequestMessage => ({ kind: "user", text });
const agent = (text: string): RequestMessage => ({ kind: "agent", text });
const system: RequestMessage = { kind: "system", text: "You are a coding agent." };

const nothing: ModelAnswer = {
  ...{ text: "", reasoning: "", toolCalls: [], finishReason: "stop" },
  ...{ usage: null, error: null, responseId: null },
};

function open() {
  const { deps } = createStudio([]);
  let turns = 0;
  return {
    deps,
    async ask(
      messages: readonly RequestMessage[],
      answer: Partial<ModelAnswer> = { text: "Done." },
      goesOn = false,
    ) {
      const turnId = `turn-${++turns}`;
      const request = {
        ...scope,
        client,
        turnId,
        messages,
        toolTokens: 10,
        model,
        contextTokens: null,
        goesOn,
      };
      const recorded = await recordRequest(deps, request);
      if (!recorded.ok) throw new Error(recorded.error.code);
      const prompt = liveItems(recorded.value.state);
      const timing = { firstTokenMs: 5, durationMs: 9, brokenOff: null };
      const answered = await recordAnswer(deps, recorded.value.turn, { ...nothing, ...answer }, timing);
      if (!answered.ok) throw new Error(answered.error.code);
      return { prompt, state: answered.value };
    },
    events: () => deps.eventLog.read(scope),
  };
}

describe("an agent whose requests go by", () => {
  test("its context is its messages, request by request, and the record proves itself", async () => {
    const studio = open();
    await studio.ask([system, user("Fix the test.")], {
      text: "I look.",
      toolCalls: [{ toolCallId: "call-1", toolName: "read_file", input: { path: "a.ts" } }],
      finishReason: "tool_calls",
      usage: { inputTokens: 20, cachedInputTokens: null, outputTokens: 4, reasoningTokens: null },
    });
    const called: RequestMessage = {
      kind: "agent",
      text: "I look.",
      toolCalls: [{ toolCallId: "call-1", toolName: "read_file", input: { path: "a.ts" } }],
    };
    const result: RequestMessage = { kind: "tool", text: "export {}", toolCallId: "call-1" };
    const { state, prompt } = await studio.ask([system, user("Fix the test."), called, result], {
      text: "Fixed.",
    });
    expect(prompt.map(({ kind }) => kind)).toEqual(["system", "user", "agent", "tool"]);
    expect(prompt[3]).toMatchObject({ toolName: "read_file", callItemId: prompt[2]?.itemId });
    expect(state.turns.toArray().map(({ status, userItemIds }) => [status, userItemIds.length])).toEqual([
      ["completed", 1],
      ["completed", 0],
    ]);
    expect(state.client).toEqual(client);
    expect(verifyReplay(await studio.events())).toMatchObject({ outcome: "intact", verified: 2 });
  });

  test("what it drops and what it compacts is told apart", async () => {
    const studio = open();
    const long =
      "The parser of the calendar module fails because the offset of the winter zone is read twice. ";
    const talk = [user(`Why? ${long.repeat(3)}`), agent(`Because: ${long.repeat(3)}`), user("And now?")];
    await studio.ask([system, ...talk], { text: "Now it passes." });
    const summary = user(
      "This session is being continued from a previous conversation. The offset of the winter zone was read twice.",
    );
    const { state } = await studio.ask([system, summary, user("Go on.")]);
    const fates = [...state.order.items()].map(({ kind, fate }) => [kind, fate.status]);
    expect(fates).toEqual([
      ["system", "live"],
      ["user", "summarized"],
      ["agent", "summarized"],
      ["user", "summarized"],
      ["agent", "summarized"],
      ["summary", "live"],
      ["user", "live"],
      ["agent", "live"],
    ]);
    const dropped = await studio.ask([system, user("Go on."), agent("Done."), user("More.")]);
    expect([...dropped.state.order.items()].find(({ kind }) => kind === "summary")?.fate).toMatchObject({
      status: "filtered",
      reason: "by-client",
    });
    expect(verifyReplay(await studio.events())).toMatchObject({ outcome: "intact", verified: 3 });
  });

  test("a request that goes on from an earlier answer has only what is new", async () => {
    const studio = open();
    await studio.ask([system, user("One.")], { text: "First." });
    const { prompt } = await studio.ask([user("Two.")], { text: "Second." }, true);
    expect(prompt.map(({ text }) => text)).toEqual([system.text, "One.", "First.", "Two."]);
  });

  test("a context larger than known is no broken rule", async () => {
    const studio = open();
    const { state } = await studio.ask([user("word ".repeat(300_000))]);
    expect(state.settings.contextLimitTokens).toBeGreaterThan(200_000);
  });

  test("a second request while the first has no answer is refused", async () => {
    const { deps } = createStudio([]);
    const request = { ...scope, client, messages: [user("Hi.")], toolTokens: 0, model, contextTokens: null };
    expect((await recordRequest(deps, { ...request, turnId: "a" })).ok).toBe(true);
    expect(await recordRequest(deps, { ...request, turnId: "b" })).toMatchObject({
      ok: false,
      error: { code: "turn-running" },
    });
  });

  test("whatever an agent does to its messages, the live items are what it sent, and every step verifies", async () => {
    const message = fc.oneof(
      fc.constantFrom("a", "b", "c", "d").map(user),
      fc.constantFrom("x", "y").map(agent),
      fc.constantFrom("t", "u").map((text): RequestMessage => ({ kind: "tool", text, toolCallId: "call" })),
      fc.constant(system),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(message, { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        async (requests) => {
          const studio = open();
          for (const messages of requests) {
            const { prompt } = await studio.ask(messages);
            expect(prompt.map(keyOfItem)).toEqual(messages.map(keyOfMessage));
          }
          expect(verifyReplay(await studio.events())).toMatchObject({
            outcome: "intact",
            verified: requests.length,
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
