import process from "node:process";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionEvent } from "@/lib/core/log/events";
import { coversOf } from "@/lib/core/replay/describe-verdict";
import { diffSteps } from "@/lib/core/replay/diff-steps";
import { createSeeker } from "@/lib/core/replay/seek";
import { granularities, indexAtSequence, positionsOf, spokenPosition } from "@/lib/core/replay/steps";
import { verifyReplay } from "@/lib/core/replay/verify";
import { foldSession } from "@/lib/core/session/fold";
import { liveItems } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import { randomHistory } from "@/lib/testing/random-commands";
import { createRandomStudio, sessionIds } from "@/lib/testing/random-studio";

/** How many histories are tried; RUNS=1000 looks longer. */
const numRuns = Number(process.env.RUNS ?? 40);

/** Two logs of a random history, as they come back from a file: nothing is cached by object. */
async function logsOf(history: Parameters<typeof createRandomStudio>[0]) {
  const studio = createRandomStudio(history);
  for (const command of history.commands) await studio.play(command);
  const logs = await Promise.all(sessionIds.map((sessionId) => studio.events(sessionId)));
  return logs
    .filter((log) => log.length > 0)
    .map((log) => JSON.parse(JSON.stringify(log)) as readonly SessionEvent[]);
}

test("for random sessions the state by seek equals the fold from zero and the recorded hash, in any order (R12, R17)", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomHistory,
      fc.array(fc.nat(10_000), { minLength: 3, maxLength: 12 }),
      async (history, jumps) => {
        for (const events of await logsOf(history)) {
          const verdict = verifyReplay(events);
          expect(verdict).toMatchObject({ outcome: "intact", wordsOutFrom: null });
          expect(coversOf(verdict.coverage)).toBe("every field");
          const seeker = createSeeker(events);
          for (const jump of jumps) {
            const sequence = jump % (events.length + 1);
            const hash = stateHash(seeker.at(sequence));
            expect(hash).toBe(stateHash(foldSession(events.slice(0, sequence))));
            const next = events[sequence];
            if (next?.type === "step-started") expect(hash).toBe(next.stateHash);
          }
          for (const event of events)
            if (event.type === "step-started")
              expect(stateHash(seeker.at(event.sequence - 1))).toBe(event.stateHash);
        }
      },
    ),
    { numRuns },
  );
}, 300_000);

test("positions cover the log without gaps, coarser ones are among the finer, and each can be spoken", async () => {
  await fc.assert(
    fc.asyncProperty(randomHistory, async (history) => {
      for (const events of await logsOf(history)) {
        let coarser: readonly number[] = [];
        for (const granularity of granularities) {
          const positions = positionsOf(events, granularity);
          const ends = positions.map(({ sequence }) => sequence);
          expect(ends).toEqual([...ends].sort((left, right) => left - right));
          expect(ends.at(-1)).toBe(events.length);
          expect(positions.map(({ firstSequence }) => firstSequence)).toEqual([
            1,
            ...ends.slice(0, -1).map((end) => end + 1),
          ]);
          expect(new Set(ends).size).toBe(ends.length);
          expect(coarser.filter((end) => !ends.includes(end))).toEqual([]);
          for (const index of positions.keys()) {
            expect(indexAtSequence(positions, ends[index] ?? 0)).toBe(index);
            expect(spokenPosition(events, granularity, positions, index)).toMatch(/^\w+ \d+ of \d+, \S/);
          }
          coarser = ends;
        }
        const modelCalls = positionsOf(events, "steps").filter(({ isModelCall }) => isModelCall);
        const started = new Set(
          events.flatMap((event) => (event.type === "step-started" ? [`${event.turnId} ${event.step}`] : [])),
        );
        expect(modelCalls).toHaveLength(started.size);
      }
    }),
    { numRuns },
  );
}, 300_000);

test("a diff between two places explains exactly how one context became the other", async () => {
  await fc.assert(
    fc.asyncProperty(randomHistory, fc.nat(10_000), fc.nat(10_000), async (history, left, right) => {
      for (const events of await logsOf(history)) {
        const seeker = createSeeker(events);
        const [before, after] = [left % (events.length + 1), right % (events.length + 1)];
        const difference = diffSteps(seeker, before, after);
        const ids = new Set(liveItems(seeker.at(before)).map((item) => item.itemId));
        for (const item of difference.left) ids.delete(item.itemId);
        for (const item of difference.entered) ids.add(item.itemId);
        expect([...ids].sort()).toEqual(
          liveItems(seeker.at(after))
            .map((item) => item.itemId)
            .sort(),
        );
        const back = diffSteps(seeker, after, before);
        expect(back.memories.map(({ before: was, after: is }) => [is, was])).toEqual(
          difference.memories.map(({ before: was, after: is }) => [was, is]),
        );
      }
    }),
    { numRuns },
  );
}, 300_000);
