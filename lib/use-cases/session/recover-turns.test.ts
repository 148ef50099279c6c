import { describe, expect, test } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { closeLeftTurns, createTurnRecovery } from "./recover-turns";
import { startTurn } from "./start-turn";

const patienceMs = 30_000;

async function setUp(isRunningHere = () => false) {
  const studio = createStudio([]);
  let nowMs = 0;
  const recovery = createTurnRecovery(studio.deps, {
    patienceMs,
    monotonicMs: () => nowMs,
    isRunningHere,
  });
  const message = { ...studio.scope, turnId: "turn-a", text: "Hi", newSession: true };
  const started = await startTurn(studio.deps, message);
  const fence = started.ok ? (started.value.turn?.fence ?? 0) : 0;
  return {
    studio,
    async lookAfter(ms: number) {
      nowMs += ms;
      return await recovery.look();
    },
    renew: (untilMs: number) =>
      studio.deps.sessionDirectory.renewLease({ ...studio.scope, turnId: "turn-a", fence, untilMs }),
    status: async () => (await studio.state()).turns.last()?.status,
  };
}

describe("a turn whose worker may be gone", () => {
  test("is closed once its lease was not renewed for long enough, and not a moment earlier", async () => {
    const { lookAfter, status } = await setUp();
    expect(await lookAfter(0)).toBe(0);
    expect(await lookAfter(patienceMs - 1)).toBe(0);
    expect(await status()).toBe("running");
    expect(await lookAfter(1)).toBe(1);
    expect(await status()).toBe("interrupted");
    expect(await lookAfter(patienceMs)).toBe(0);
  });

  test.each([
    ["an hour ahead of the clock", 3_600_000],
    ["long past, as after a clock that jumped", -86_400_000],
  ])("lives while its lease is renewed, though the lease ends %s", async (_, offsetMs) => {
    const { studio, lookAfter, renew, status } = await setUp();
    for (let renewal = 0; renewal < 5; renewal += 1) {
      await renew(studio.deps.clock.now().getTime() + offsetMs + renewal);
      expect(await lookAfter(patienceMs - 1)).toBe(0);
    }
    expect(await status()).toBe("running");
  });

  test("lives when it runs in this process, however old its lease is", async () => {
    const { lookAfter, status } = await setUp(() => true);
    await lookAfter(0);
    expect(await lookAfter(10 * patienceMs)).toBe(0);
    expect(await status()).toBe("running");
  });

  test("is closed at once by a process that has the database to itself and runs nothing yet", async () => {
    const { studio, status } = await setUp();
    expect(await closeLeftTurns(studio.deps)).toBe(1);
    expect(await closeLeftTurns(studio.deps)).toBe(0);
    expect(await status()).toBe("interrupted");
  });
});
