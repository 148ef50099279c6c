import process from "node:process";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ForkPlace } from "@/lib/core/branch/fork-request";
import { isMemoryEvent } from "@/lib/core/log/events";
import { foldSession } from "@/lib/core/session/fold";
import { sandboxOf } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import { type RandomHistory, randomHistory } from "@/lib/testing/random-commands";
import { createRandomStudio, sessionIds } from "@/lib/testing/random-studio";
import { applyOperation } from "../operation/apply-operation";
import { runTurn } from "../session/run-turn";
import { forkSession } from "./fork-session";

/** How many histories are tried; RUNS=1000 looks longer. fast-check prints the seed of a failure. */
const numRuns = Math.ceil(Number(process.env.RUNS ?? 120) / 3);

const picks = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 3 });

test("a branch anywhere shares its parent's states, runs to an end, and as a sandbox changes nothing but itself", async () => {
  await fc.assert(fc.asyncProperty(randomHistory, picks, playAndBranch), { numRuns });
}, 600_000);

async function playAndBranch(history: RandomHistory, cuts: readonly number[]): Promise<void> {
  // What the person does while a step runs is done in the parent; here only the branch may act.
  const steps = history.steps.map((step) => ({ ...step, meanwhile: [] }));
  const studio = createRandomStudio({ ...history, steps });
  for (const command of history.commands) await studio.play(command);
  const { ownerId } = studio.scope;
  const outside = async () => [
    await studio.deps.memoryStore.listCurrent({ ownerId, limit: 1_000 }),
    await studio.deps.memoryStore.memoryPosition({ ownerId }),
    await Promise.all(sessionIds.map((sessionId) => studio.events(sessionId))),
  ];
  let parent: string = sessionIds[0];
  if ((await studio.events(parent)).length === 0) return;
  const before = await outside();
  for (const [index, cut] of cuts.entries()) {
    const branchId = `branch-${index}`;
    const parentEvents = await studio.events(parent);
    const place: ForkPlace = { kind: "sequence", sequence: 1 + (cut % parentEvents.length) };
    const forked = await forkSession(studio.deps, {
      ownerId,
      sessionId: parent,
      branchId,
      place,
      changes: {},
      reason: "fork",
      sandbox: true,
    });
    expect(forked).toMatchObject({ ok: true });
    if (!forked.ok) return;
    const scope = { ownerId, sessionId: branchId };
    const memoryStore = studio.deps.memoryStore.inSandbox(
      sandboxOf(await studio.deps.sessionReader.read(scope)),
    );
    const deps = { ...studio.deps, memoryStore };
    if (forked.value.turn)
      await runTurn(deps, { ...forked.value.turn, signal: new AbortController().signal });
    const [held] = await memoryStore.listCurrent({ ownerId, limit: 1 });
    const act = held
      ? { memory_id: held.memoryId, confirmation: true }
      : { content: `Written in ${branchId}.` };
    const name = held ? "DELETE" : "ADD";
    await applyOperation(deps, {
      ...scope,
      by: "person",
      eventId: `act-${index}`,
      call: null,
      name,
      input: act,
    });
    await check(studio, parent, branchId, place.kind === "sequence" ? place.sequence : 0);
    expect(await outside()).toEqual(before);
    parent = branchId;
  }
}

async function check(
  studio: ReturnType<typeof createRandomStudio>,
  parent: string,
  branchId: string,
  sequence: number,
): Promise<void> {
  const [ofParent, ofBranch] = [await studio.events(parent), await studio.events(branchId)];
  expect(ofBranch.slice(0, sequence)).toEqual(ofParent.slice(0, sequence));
  expect(stateHash(foldSession(ofBranch.slice(0, sequence)))).toBe(
    stateHash(foldSession(ofParent.slice(0, sequence))),
  );
  expect(ofBranch.map((event) => event.sequence)).toEqual(ofBranch.map((_, index) => index + 1));
  const state = foldSession(ofBranch);
  expect(state.turns.every((turn) => turn.status !== "running")).toBe(true);
  expect(
    stateHash(await studio.deps.sessionReader.read({ ownerId: studio.scope.ownerId, sessionId: branchId })),
  ).toBe(stateHash(state));
  const own = ofBranch
    .slice(sequence)
    .filter(isMemoryEvent)
    .map((event) => event.memoryPosition ?? 0);
  expect(own).toEqual(own.map((_, index) => (own[0] ?? 0) + index));
}
