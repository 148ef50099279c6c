import { expect, test } from "vitest";
import { experimentVerdict } from "@/lib/core/branch/experiment";
import { liveItems, sandboxOf } from "@/lib/core/session/session-state";
import type { ScriptedStep } from "@/lib/testing/scripted-model";
import { calls, createStudio } from "@/lib/testing/studio";
import { runTurn } from "../session/run-turn";
import { deleteExperiment, offerExperiment, planExperiment } from "./plan-experiment";
import { listExperiments, type RunPlace, startExperimentRun } from "./run-experiment";

type Studio = ReturnType<typeof createStudio>;

/** A budget that is stored, changed, and searched for; small talk beside it; and a question. */
async function played(script: readonly ScriptedStep[] = []) {
  const studio = createStudio([
    calls("Add_memory", { content: "The budget is 900 EUR." }),
    { text: "Noted." },
    calls("Retrieve_memory", { query: "budget" }),
    { text: "Found." },
    { text: "Nice weather indeed." },
    { text: "You have 1,200 EUR." },
    ...script,
  ]);
  await studio.say("My budget is 900 EUR.");
  await studio.say("What is my budget?");
  const [memory] = await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 1 });
  await studio.operate("UPDATE", { memory_id: memory?.memoryId, content: "The budget is 1,200 EUR." });
  await studio.say("Nice weather.");
  await studio.say("How much can I spend?");
  return studio;
}

async function offered(studio: Studio) {
  const offer = await offerExperiment(studio.deps, { ...studio.scope, turnId: null });
  if (!offer.ok) throw new Error(offer.error.code);
  return offer.value;
}

async function planned(studio: Studio, kinds: readonly string[], phrase: string | null = null) {
  const { turnId, choices } = await offered(studio);
  const off = choices.filter(({ kind }) => kinds.includes(kind)).map(({ sequence }) => sequence);
  const plan = { experimentId: "experiment-1", title: "Without", turnId, off, phrase };
  expect((await planExperiment(studio.deps, { ...studio.scope, ...plan })).ok).toBe(true);
}

async function run(studio: Studio, place: Omit<RunPlace, "experimentId">) {
  const started = await startExperimentRun(studio.deps, {
    ...studio.scope,
    experimentId: "experiment-1",
    ...place,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const { turn, branchId } = started.value;
  const state = await studio.deps.sessionReader.read({ ownerId: "mara", sessionId: branchId });
  const memoryStore = studio.deps.memoryStore.inSandbox(sandboxOf(state));
  const memories = await memoryStore.listCurrent({ ownerId: "mara", limit: 9 });
  const shown = liveItems(state)
    .map(({ text }) => text)
    .join("\n");
  if (turn) await runTurn({ ...studio.deps, memoryStore }, { ...turn, signal: new AbortController().signal });
  return { memories: memories.map(({ content }) => content), shown, ran: turn !== null };
}

test("everything before the last answer that still has an effect can be left out", async () => {
  const { message, choices, turns } = await offered(await played());
  expect(message).toBe("How much can I spend?");
  expect(turns).toHaveLength(4);
  expect(choices.map(({ kind }) => kind)).toEqual([
    "exchange",
    "ADD",
    "exchange",
    "RETRIEVE",
    "UPDATE",
    "exchange",
  ]);
});

test("an UPDATE that is left out gives the memory its earlier words, and what was shown of it goes", async () => {
  const studio = await played([{ text: "You have 900 EUR." }]);
  await planned(studio, ["UPDATE"]);
  const { memories, shown } = await run(studio, { arm: "without", repeat: 1 });
  expect(memories).toEqual(["The budget is 900 EUR."]);
  expect(shown).toContain("Nice weather.");
  expect(shown).toContain("What is my budget?");
  const [own] = await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 9 });
  expect(own?.content, "the person's own memory stays").toBe("The budget is 1,200 EUR.");
});

test("several events are left out together: no memory, no search result, no small talk", async () => {
  const studio = await played([{ text: "I do not know." }]);
  await planned(studio, ["ADD", "UPDATE", "RETRIEVE", "exchange"]);
  const { memories, shown } = await run(studio, { arm: "without", repeat: 1 });
  expect(memories).toEqual([]);
  for (const gone of ["900", "1,200", "weather"]) expect(shown).not.toContain(gone);
  expect(shown).toContain("How much can I spend?");
});

test("runs are counted on both sides, made once each, and give a verdict over n", async () => {
  const answers = ["1,200 EUR.", "It is 1,200 EUR.", "1,200 EUR!", "No idea.", "Which budget?", "Unknown."];
  const studio = await played(answers.map((text) => ({ text })));
  await planned(studio, ["ADD", "UPDATE"], "1,200 eur");
  for (const arm of ["all", "without"] as const)
    for (const repeat of [1, 2, 3]) expect((await run(studio, { arm, repeat })).ran).toBe(true);
  expect((await run(studio, { arm: "all", repeat: 3 })).ran, "asked again").toBe(false);
  const listed = await listExperiments(studio.deps, studio.scope);
  const [experiment] = listed.ok ? listed.value : [];
  expect(experiment).toMatchObject({ recorded: "You have 1,200 EUR.", message: "How much can I spend?" });
  expect(experiment?.runs).toHaveLength(6);
  const verdict = experimentVerdict(experiment?.runs ?? [], { recorded: "", phrase: "1,200 eur" });
  expect(verdict).toMatchObject({ all: { hits: 3, n: 3 }, without: { hits: 0, n: 3 }, verdict: "differs" });
  expect(await studio.deps.memoryStore.countCurrent({ ownerId: "mara" })).toBe(1);
});

test("an experiment that is deleted leaves the list; one of nothing, and of an event that is none, is refused", async () => {
  const studio = await played();
  await planned(studio, ["ADD"]);
  const gone = { ...studio.scope, experimentId: "experiment-1" };
  expect((await deleteExperiment(studio.deps, { ...gone, eventId: "delete-1" })).ok).toBe(true);
  expect(await listExperiments(studio.deps, studio.scope)).toEqual({ ok: true, value: [] });
  expect((await deleteExperiment(studio.deps, { ...gone, eventId: "delete-2" })).ok).toBe(false);
  const { turnId } = await offered(studio);
  for (const off of [[], [1], [999]]) {
    const plan = {
      experimentId: `experiment-${off.length}-${off[0]}`,
      title: "No",
      turnId,
      off,
      phrase: null,
    };
    expect((await planExperiment(studio.deps, { ...studio.scope, ...plan })).ok).toBe(false);
  }
});
