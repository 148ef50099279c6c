// Races of tabs, sessions, processes, agent and person. Started by `npm run test:races`.

import process from "node:process";
import type { SessionEvent } from "@/lib/core/log/events";
import type { LanguageModel, ModelPart, ModelRequest } from "@/lib/ports/language-model";
import { createTurnRunner, type TurnRunner } from "@/lib/server/turn-runner";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { addMemory, editMemory } from "@/lib/use-cases/memory/edit-memory";
import { purgeMemory } from "@/lib/use-cases/memory/purge-memory";
import { startTurn } from "@/lib/use-cases/session/start-turn";
import { raceProcesses } from "../process-races";
import { type Row, runSuite, type SuiteOptions } from "../report";
import { dependenciesOver, openWorld, ownerId, type World } from "../world";

/** What the scripted model does in the turn whose message begins with a word, step by step. */
type Play = (request: ModelRequest, step: number) => AsyncIterable<ModelPart> | Iterable<ModelPart>;

const plays = new Map<string, Play>();
const asked = new Map<string, number>();

/** A model that does what the race wrote for the message that it answers, and counts how often it was asked. */
const model: LanguageModel = {
  identity: { provider: "race", modelId: "scripted", label: "Scripted model" },
  async *stream(request) {
    const message = request.messages.findLast(({ role }) => role === "user");
    const key = wordOf(typeof message?.content === "string" ? message.content : "");
    const step = (asked.get(key) ?? 0) + 1;
    asked.set(key, step);
    const play = plays.get(key);
    if (play) yield* play(request, step);
    else yield* says("Hello.");
  },
};

function wordOf(text: string): string {
  return text.split(/\s/u)[0] ?? "";
}

function* says(text: string): Iterable<ModelPart> {
  yield { type: "text", delta: text };
  yield { type: "finished", finishReason: "stop", usage: null };
}

function* calls(toolName: string, input: unknown, id: string): Iterable<ModelPart> {
  yield { type: "tool-call", toolCallId: id, toolName, input };
  yield { type: "finished", finishReason: "tool-calls", usage: null };
}

/** Two instances of the app over one database, each with connections, reader, live channel and runner of its own. */
interface Arena {
  readonly world: World;
  readonly here: Dependencies;
  readonly there: Dependencies;
  readonly runners: readonly [TurnRunner, TurnRunner];
}

/** One race: null when it went as it must, else what went wrong. */
type Race = (arena: Arena, mark: string) => Promise<string | null>;

const races: Readonly<Record<string, Race>> = {
  "one message sent four times at once": async ({ here, runners }, mark) => {
    const scope = sessionOf(mark);
    plays.set(mark, (_, step) =>
      step === 1
        ? calls("Add_memory", { content: `Jar ${mark} stands on shelf ${mark}.` }, mark)
        : says("Noted."),
    );
    const message = { ...scope, turnId: `${mark}-turn`, text: `${mark} hello`, newSession: true };
    const sent = await Promise.all([0, 1, 0, 1].map((index) => runners[index]?.start(message)));
    await Promise.all(sent.map((one) => one?.ok && one.value.finished));
    const events = await eventsUntilEnd(here, scope);
    // Sent once more, it gives nobody the right to run it: two workers of one turn would only be kept apart by chance.
    const again = await startTurn(here, { ...message, newSession: false });
    return differs(
      "requests, steps, memories, ends, workers of a repetition",
      [2, 2, 1, 1, 0],
      [
        asked.get(mark),
        count(events, "step-started"),
        count(events, "memory-added"),
        count(events, "turn-completed"),
        again.ok && again.value.turn === null ? 0 : 1,
      ],
    );
  },
  "two messages at once in one session": async ({ here, runners: [first, second] }, mark) => {
    const scope = sessionOf(mark);
    const message = { ...scope, newSession: true };
    const sent = await Promise.all([
      first.start({ ...message, turnId: `${mark}-1`, text: `${mark} one` }),
      second.start({ ...message, turnId: `${mark}-2`, text: `${mark} two` }),
    ]);
    await Promise.all(sent.map((one) => one.ok && one.value.finished));
    const codes = sent.map((one) => (one.ok ? "ok" : one.error.code)).sort();
    const events = await eventsUntilEnd(here, scope);
    // Where the first has ended before the second came, both are answered, one after the other.
    const answered = codes.filter((code) => code === "ok").length;
    if (codes.some((code) => code !== "ok" && code !== "turn-running")) return codes.join(" ");
    return differs(
      "started, ended",
      [answered, answered],
      [count(events, "turn-started"), count(events, "turn-completed")],
    );
  },
  "one turn id with two texts, and in two sessions": async ({ here, runners: [first, second] }, mark) => {
    const [scope, other] = [sessionOf(mark), sessionOf(`${mark}-other`)];
    const turnId = `${mark}-turn`;
    const sent = await Promise.all([
      first.start({ ...scope, turnId, text: `${mark} tea`, newSession: true }),
      second.start({ ...scope, turnId, text: `${mark} coffee`, newSession: true }),
      second.start({ ...other, turnId, text: `${mark} tea`, newSession: true }),
    ]);
    await Promise.all(sent.map((one) => one.ok && one.value.finished));
    const codes = sent.map((one) => (one.ok ? "ok" : one.error.code)).sort();
    const logs = await Promise.all([here.eventLog.read(scope), here.eventLog.read(other)]);
    return differs(
      "outcomes and messages",
      ["id-taken", "id-taken", "ok", 1],
      [...codes, count(logs.flat(), "turn-started")],
    );
  },
  "the person edits what the agent is changing": async ({ here, there, runners: [runner] }, mark) => {
    const memoryId = await remember(here, mark, `Paul of ${mark} owns three sheep.`);
    const scope = sessionOf(mark);
    const edit = () =>
      editMemory(there, {
        ownerId,
        requestId: `${mark}-edit`,
        memoryId,
        expectedVersion: 1,
        content: `Paul of ${mark} sold all his sheep.`,
      });
    plays.set(mark, async function* (_, step) {
      if (step === 1) yield* calls("Retrieve_memory", { query: `Paul ${mark} sheep` }, `${mark}-r`);
      else if (step === 2) {
        await edit();
        const content = `Paul of ${mark} owns ninety sheep.`;
        yield* calls("Update_memory", { memory_id: memoryId, content }, `${mark}-u`);
      } else yield* says("Done.");
    });
    await say(runner, scope, mark);
    const memory = await here.memoryStore.find({ ownerId, memoryId });
    const current = memory?.versions.at(-1);
    return differs(
      "version, words",
      [2, `Paul of ${mark} sold all his sheep.`],
      [current?.version, current?.content],
    );
  },
  "two sessions add the same memory": async ({ here, runners }, mark) => {
    const content = `Nina ${mark} plays the cello in the orchestra of Graz.`;
    const scopes = [sessionOf(`${mark}a`), sessionOf(`${mark}b`)] as const;
    let waiting = 0;
    let release: () => void = () => {};
    const both = new Promise<void>((resolve) => {
      release = resolve;
    });
    const play: Play = async function* (request) {
      if (request.messages.at(-1)?.role === "tool") return yield* says("Kept.");
      waiting += 1;
      if (waiting === 2) release();
      await both;
      yield* calls("Add_memory", { content }, `${mark}-${waiting}`);
    };
    for (const name of ["a", "b"]) plays.set(`${mark}${name}`, play);
    await Promise.all(
      scopes.map((scope, index) => say(runners[index] as TurnRunner, scope, `${mark}${"ab"[index]}`)),
    );
    const events = (await Promise.all(scopes.map((scope) => here.eventLog.read(scope)))).flat();
    return differs("added", 1, count(events, "memory-added"));
  },
  "six edits of one version": async ({ here, there }, mark) => {
    const memoryId = await remember(here, mark, `The kettle ${mark} is red.`);
    const edits = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        editMemory(index % 2 ? here : there, {
          ownerId,
          requestId: `${mark}-${index}`,
          memoryId,
          expectedVersion: 1,
          content: `The kettle ${mark} has colour number ${index}.`,
        }),
      ),
    );
    const outcomes = edits.map((edit) => (edit.ok ? edit.value.status : edit.error.code)).sort();
    return differs("outcomes", ["conflict x5", "done x1"], tally(outcomes));
  },
  "one edit sent five times": async ({ here, there }, mark) => {
    const memoryId = await remember(here, mark, `The drum ${mark} is of tin.`);
    const request = { ownerId, requestId: `${mark}-edit`, memoryId, expectedVersion: 1 };
    const edits = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        editMemory(index % 2 ? here : there, { ...request, content: `The drum ${mark} is of wood.` }),
      ),
    );
    const memory = await here.memoryStore.find({ ownerId, memoryId });
    return differs(
      "outcomes, versions",
      ["done x5", 2],
      [
        ...tally(edits.map((edit) => (edit.ok ? edit.value.status : edit.error.code))),
        memory?.versions.length,
      ],
    );
  },
  "stop at the other instance": async ({ here, runners: [runner, other] }, mark) => {
    const scope = sessionOf(mark);
    let said: () => void = () => {};
    const speaking = new Promise<void>((resolve) => {
      said = resolve;
    });
    plays.set(mark, async function* (request) {
      yield { type: "text", delta: `Half of ${mark}` };
      said();
      await new Promise((_, reject) =>
        request.signal.addEventListener("abort", () => reject(request.signal.reason)),
      );
    });
    const turnId = `${mark}-turn`;
    const started = await runner.start({ ...scope, turnId, text: `${mark} go`, newSession: true });
    await speaking;
    const running = await here.sessionDirectory.runningTurn(scope);
    const saved = { ...scope, turnId, fence: running?.fence ?? 0, partialText: `Half of ${mark}` };
    await here.sessionDirectory.renewLease({ ...saved, untilMs: Date.now() + 30_000 });
    await Promise.all([other.stop({ ...scope, turnId }), runner.stop({ ...scope, turnId })]);
    await (started.ok && started.value.finished);
    const events = await here.eventLog.read(scope);
    const kept = events.find((event) => event.type === "step-finished");
    return differs(
      "ends, kept",
      [1, `Half of ${mark}`],
      [
        events.filter(({ type }) => type === "turn-cancelled").length,
        kept?.type === "step-finished" ? kept.item?.text : null,
      ],
    );
  },
  "a purge while a turn has the memory": async ({ here, there, runners: [runner] }, mark) => {
    const secret = `Marta keeps the violet umbrella ${mark} in the hall.`;
    const memoryId = await remember(here, mark, secret);
    const scope = sessionOf(mark);
    let purged: ReturnType<typeof purgeMemory> | null = null;
    const prompts: string[] = [];
    plays.set(mark, async function* (request, step) {
      prompts.push(JSON.stringify(request.messages));
      if (step === 1) yield* calls("Retrieve_memory", { query: `violet umbrella ${mark}` }, `${mark}-r`);
      else if (step === 2) {
        purged = purgeMemory(there, {
          ownerId,
          requestId: `${mark}-purge`,
          memoryId,
          places: ["messages", "answers", "summaries", "proposals"],
        });
        await new Promise((resolve) => setTimeout(resolve, 20));
        yield { type: "text", delta: `You said: ${secret}` };
        yield* calls("Retrieve_memory", { query: "umbrella" }, `${mark}-r2`);
      } else yield* says(`It was: ${secret}`);
    });
    await say(runner, scope, mark);
    const receipt = await (purged as unknown as ReturnType<typeof purgeMemory>);
    const log = JSON.stringify(await here.eventLog.read(scope));
    const remains = log.includes(`keeps the violet umbrella ${mark}`);
    return differs(
      "left in the log, receipt verified",
      [false, true],
      [remains, receipt.ok && receipt.value.verified],
    );
  },
};

process.exitCode = await runSuite("races", async (options, row) => {
  if (options.only !== "processes") await raceInstances(options, row);
  if (options.only === "processes" || (options.databaseUrl && !options.only))
    await raceProcesses(options, row);
});

/** Races of two instances of the app in this process. */
async function raceInstances(options: SuiteOptions, row: (row: Row) => void): Promise<void> {
  const { times, quick, plant, databaseUrl } = options;
  const world = await openWorld(model, { databaseUrl, plant });
  const there = await secondInstance(world, options);
  const runnerOf = (deps: Dependencies) => createTurnRunner(deps, async () => deps, { turnsAtOnce: 1_000 });
  const arena: Arena = {
    world,
    here: world.deps,
    there: there.deps,
    runners: [runnerOf(world.deps), runnerOf(there.deps)],
  };
  const n = times ?? (quick ? 5 : 100);
  const kind = databaseUrl ? "two pools on one Postgres" : "PGlite";
  for (const [name, race] of Object.entries(races)) {
    if (options.only && !name.includes(options.only)) continue;
    const problems: string[] = [];
    for (let round = 0; round < n; round += 1) {
      const mark = `m${options.seed.toString(36)}x${Object.keys(races).indexOf(name)}x${round}`;
      const problem = await race(arena, mark).catch((error: unknown) => `threw ${String(error)}`);
      if (problem !== null) problems.push(problem);
    }
    row({
      name: `${name} (${kind})`,
      n,
      failed: problems.length,
      ...(problems[0] && { detail: { first: problems[0] } }),
    });
  }
  const findings = await world.findings();
  row({
    name: "the record agrees with its rules",
    n: 1,
    failed: findings.length > 0 ? 1 : 0,
    ...(findings[0] && { detail: { first: findings[0] } }),
  });
  await there.close();
  await world.close();
}

async function secondInstance(world: World, { databaseUrl, plant }: SuiteOptions) {
  // An embedded database has one process: there the second instance shares its connection.
  if (databaseUrl) return await openWorld(model, { databaseUrl, plant });
  return { deps: dependenciesOver(world.database, model, plant), close: async () => {} };
}

function sessionOf(mark: string) {
  return { ownerId, sessionId: `session-${mark}` };
}

async function say(runner: TurnRunner, scope: ReturnType<typeof sessionOf>, mark: string): Promise<void> {
  const turnId = `${mark}-turn`;
  const started = await runner.start({ ...scope, turnId, text: `${mark} hello`, newSession: true });
  if (!started.ok) throw new Error(started.error.code);
  await started.value.finished;
}

async function remember(deps: Dependencies, mark: string, content: string): Promise<string> {
  const added = await addMemory(deps, { ownerId, requestId: `${mark}-add`, content });
  if (!added.ok || added.value.status !== "done") throw new Error("the memory was not added");
  const event = added.value.events.find(({ type }) => type === "memory-added");
  if (event?.type !== "memory-added") throw new Error("no memory was added");
  return event.memoryId;
}

/** The events of a session once no turn of it runs; where another instance answers, its end is waited for. */
async function eventsUntilEnd(
  deps: Dependencies,
  scope: ReturnType<typeof sessionOf>,
): Promise<readonly SessionEvent[]> {
  for (let look = 0; look < 200; look += 1) {
    if ((await deps.sessionDirectory.runningTurn(scope)) === null) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return await deps.eventLog.read(scope);
}

function count(events: readonly SessionEvent[], type: SessionEvent["type"]): number {
  return events.filter((event) => event.type === type).length;
}

function tally(outcomes: readonly string[]): readonly string[] {
  const names = [...new Set(outcomes)].sort();
  return names.map((name) => `${name} x${outcomes.filter((one) => one === name).length}`);
}

function differs(what: string, wanted: unknown, got: unknown): string | null {
  return JSON.stringify(wanted) === JSON.stringify(got)
    ? null
    : `${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`;
}
