import { expect, test } from "vitest";
import { verifyReplay } from "@/lib/core/replay/verify";
import { calls, createStudio } from "@/lib/testing/studio";
import { applyOperation } from "../operation/apply-operation";
import { startTurn } from "../session/start-turn";
import { readRecording } from "./read-recording";
import { WatchCallError, watchDependencies } from "./watch-dependencies";

function studio() {
  return createStudio([calls("Add_memory", { content: "Ada lives in Porto." }), { text: "Noted." }]);
}

test("a recording is read and verified without a single call of the model or the embedder", async () => {
  const { deps, scope, say, model, adapters } = studio();
  await say("I live in Porto.");
  const before = { requests: model.requests.length, embeddings: adapters.embedder.calls.length };
  const recording = await readRecording(watchDependencies(deps), scope);
  expect(recording.ok && verifyReplay(recording.value)).toMatchObject({ outcome: "intact", verified: 2 });
  expect({ requests: model.requests.length, embeddings: adapters.embedder.calls.length }).toEqual(before);
});

test("whatever would call a model, an embedder or the append of the log throws", async () => {
  const { deps, scope, say } = studio();
  await say("I live in Porto.");
  const watching = watchDependencies(deps);
  const { signal } = new AbortController();
  expect(() => watching.languageModel.stream({ messages: [], withTools: true, signal })).toThrow(
    WatchCallError,
  );
  expect(() => watching.embedder.embed(["text"])).toThrow(WatchCallError);
  const request = { ...scope, newSession: false, by: "person", eventId: "e-1", call: null } as const;
  await expect(
    applyOperation(watching, { ...request, name: "RETRIEVE", input: { query: "Porto" } }),
  ).rejects.toThrow(WatchCallError);
  const turn = startTurn(watching, { ...scope, turnId: "turn-of-a-watch", text: "And now?" });
  await expect(turn).rejects.toThrow(WatchCallError);
});

test("another owner's session is unknown", async () => {
  const { deps, scope, say } = studio();
  await say("I live in Porto.");
  const foreign = await readRecording(watchDependencies(deps), { ...scope, ownerId: "eve" });
  expect(foreign).toEqual({ ok: false, error: { code: "unknown-session", sessionId: scope.sessionId } });
});
