import process from "node:process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { promptHash } from "@/lib/core/context/prompt-hash";
import { checkMemories } from "@/lib/testing/memory-oracle";
import { type RandomHistory, randomHistory } from "@/lib/testing/random-commands";
import { createRandomStudio, sessionIds } from "@/lib/testing/random-studio";
import { SessionOracle } from "@/lib/testing/session-oracle";

/** How many histories are tried; RUNS=5000 looks longer. fast-check prints the seed of a failure. */
const numRuns = Number(process.env.RUNS ?? 150);

test("whatever happens, what must hold of the log, the context and the memories holds after every command (R11, R14)", async () => {
  await fc.assert(fc.asyncProperty(randomHistory, playAndCheck), { numRuns });
}, 600_000);

async function playAndCheck(history: RandomHistory): Promise<void> {
  const studio = createRandomStudio(history);
  const { ownerId } = studio.scope;
  const oracles = new Map(sessionIds.map((sessionId) => [sessionId, new SessionOracle()]));
  for (const command of history.commands) {
    await studio.play(command);
    const logs = await Promise.all(sessionIds.map((sessionId) => studio.events(sessionId)));
    for (const [index, sessionId] of sessionIds.entries()) {
      const held = await studio.deps.sessionReader.read({ ownerId, sessionId });
      oracles.get(sessionId)?.check(logs[index] ?? [], held);
    }
    await checkMemories(studio.deps.memoryStore, studio.database, ownerId, logs);
    checkSentPrompts(studio, logs.flat());
  }
}

/** Every prompt that a model got is in the log by its hash. */
function checkSentPrompts(
  studio: ReturnType<typeof createRandomStudio>,
  events: Awaited<ReturnType<typeof studio.events>>,
): void {
  const recorded = new Set(
    events.flatMap((event) => (event.type === "step-started" ? [event.messagesHash] : [])),
  );
  for (const request of studio.model.requests) {
    if (request.withTools)
      expect(recorded.has(promptHash(request.messages)), "a prompt that is not in the log").toBe(true);
  }
}
