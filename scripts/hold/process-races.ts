import { type ChildProcess, fork } from "node:child_process";
import type { SessionEvent } from "@/lib/core/log/events";
import { addMemory } from "@/lib/use-cases/memory/edit-memory";
import { startPostgres } from "../lib/start-postgres.mjs";
import { createDatabase, dropDatabase } from "./databases";
import type { RaceAnswer, RaceCommand } from "./race-process";
import type { Row, SuiteOptions } from "./report";
import { openWorld, ownerId, type World } from "./world";

/** How long a turn that waits may take to begin, in milliseconds. */
const patienceMs = 30_000;

/** A process of its own over the same database. */
interface Racer {
  ask(command: RaceCommand): Promise<string | number>;
  close(): void;
}

interface Track {
  readonly world: World;
  readonly racers: readonly [Racer, Racer];
}

/** One race of two processes: what came of it, and what must. */
type Race = (track: Track, mark: string) => Promise<{ readonly is: unknown; readonly must: unknown }>;

const races: Readonly<Record<string, Race>> = {
  "one message sent four times at once": async ({ world, racers: [first, second] }, mark) => {
    const scope = sessionOf(mark);
    const text = `adds ${mark} Jar ${mark} stands on shelf ${mark}.`;
    const start = { kind: "start", message: { ...scope, turnId: mark, text, newSession: true } } as const;
    await Promise.all([first, second, first, second].map((racer) => racer.ask(start)));
    const events = await eventsOnceEnded(world, scope);
    const asked = await Promise.all([first, second].map((racer) => racer.ask({ kind: "asked", mark })));
    return {
      is: [Number(asked[0]) + Number(asked[1]), ...countsOf(events, stepsMemoriesEnds)],
      must: [2, 2, 1, 1],
    };
  },
  "two messages at once in one session": async ({ world, racers }, mark) => {
    const scope = sessionOf(mark);
    const outcomes = await Promise.all(
      racers.map((racer, index) => {
        const message = { ...scope, turnId: `${mark}-${index}`, text: `greets ${mark}`, newSession: true };
        return racer.ask({ kind: "start", message });
      }),
    );
    const events = await eventsOnceEnded(world, scope);
    // Where the first has ended before the second came, both are answered, one after the other.
    const answered = outcomes.filter((outcome) => outcome === "ok").length;
    const others = outcomes.filter((outcome) => outcome !== "ok" && outcome !== "turn-running");
    const counts = countsOf(events, ["turn-started", "turn-completed"]);
    return { is: [others, ...counts], must: [[], answered, answered] };
  },
  "one turn id with two texts": async ({ world, racers }, mark) => {
    const scope = sessionOf(mark);
    const outcomes = await Promise.all(
      racers.map((racer, index) => {
        const message = { ...scope, turnId: mark, text: `greets ${mark} ${index}`, newSession: true };
        return racer.ask({ kind: "start", message });
      }),
    );
    const events = await eventsOnceEnded(world, scope);
    return {
      is: [...outcomes.toSorted(), ...countsOf(events, ["turn-started"])],
      must: ["id-taken", "ok", 1],
    };
  },
  "two sessions add the same memory": async ({ world, racers }, mark) => {
    const scopes = [sessionOf(`${mark}a`), sessionOf(`${mark}b`)];
    await Promise.all(
      racers.map((racer, index) => {
        const turnId = `${mark}-${index}`;
        const text = `adds ${turnId} Nina ${mark} plays the cello in the orchestra of Graz.`;
        const scope = scopes[index] ?? sessionOf(mark);
        return racer.ask({ kind: "start", message: { ...scope, turnId, text, newSession: true } });
      }),
    );
    const logs = await Promise.all(scopes.map((scope) => eventsOnceEnded(world, scope)));
    return { is: countsOf(logs.flat(), ["memory-added", "turn-completed"]), must: [1, 2] };
  },
  "six edits of one version": async ({ world, racers }, mark) => {
    const memoryId = await remember(world, mark);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) => {
        const content = `The kettle ${mark} has color number ${index}.`;
        const edit = { ownerId, requestId: `${mark}-${index}`, memoryId, expectedVersion: 1, content };
        return racers[index % 2]?.ask({ kind: "edit", edit });
      }),
    );
    const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
    return { is: [count("done"), count("conflict")], must: [1, 5] };
  },
  "stop at the other process": async ({ world, racers: [first, second] }, mark) => {
    const scope = sessionOf(mark);
    const turnId = mark;
    const message = { ...scope, turnId, text: `waits ${mark}`, newSession: true };
    const ended = first.ask({ kind: "start", message });
    await untilSaved(world, scope);
    await second.ask({ kind: "stop", turn: { ...scope, turnId } });
    await first.ask({ kind: "stop", turn: { ...scope, turnId } });
    await ended;
    const events = await world.deps.eventLog.read(scope);
    const kept = events.find((event) => event.type === "step-finished");
    return {
      is: [...countsOf(events, ["turn-cancelled"]), kept?.type === "step-finished" ? kept.item?.text : null],
      must: [1, `Half of ${mark}`],
    };
  },
};

/** Races of two operating system processes over one Postgres: the one that is given, else one that is started for it. */
export async function raceProcesses(options: SuiteOptions, row: (row: Row) => void): Promise<void> {
  const server = options.databaseUrl
    ? { url: options.databaseUrl, stop: async () => {} }
    : await startPostgres();
  if ("problem" in server) throw new Error(server.problem);
  const databaseUrl = await createDatabase(server.url, "agemem_processes");
  const world = await openWorld(greeter, { databaseUrl });
  const racers = await Promise.all([startRacer(databaseUrl, options.plant), startRacer(databaseUrl)]);
  const n = options.times ?? (options.quick ? 3 : 100);
  for (const [place, [name, race]] of Object.entries(races).entries()) {
    const problems: string[] = [];
    for (let round = 0; round < n; round += 1) {
      const { is, must } = await race({ world, racers }, `p${options.seed.toString(36)}x${place}x${round}`);
      if (JSON.stringify(is) !== JSON.stringify(must))
        problems.push(`${JSON.stringify(is)} instead of ${JSON.stringify(must)}`);
    }
    const detail = problems[0] && { detail: { first: problems[0] } };
    row({ name: `${name} (two processes on one Postgres)`, n, failed: problems.length, ...detail });
  }
  const findings = await world.findings();
  row({
    name: "the record of two processes agrees with its rules",
    n: 1,
    failed: findings.length > 0 ? 1 : 0,
    ...(findings[0] && { detail: { first: findings[0] } }),
  });
  for (const racer of racers) racer.close();
  await world.close();
  await dropDatabase(server.url, databaseUrl);
  await server.stop();
}

/** The process that only looks asks no model. */
const greeter = {
  identity: { provider: "race", modelId: "scripted", label: "Scripted model" },
  async *stream() {},
};

async function startRacer(databaseUrl: string, plant?: string): Promise<Racer> {
  const child: ChildProcess = fork("scripts/hold/race-process.ts", [databaseUrl, ...(plant ? [plant] : [])], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
  });
  const waiting = new Map<number, (outcome: string | number) => void>();
  const ready = new Promise<string | number>((resolve) => waiting.set(0, resolve));
  child.on("message", ({ id, outcome }: RaceAnswer) => {
    waiting.get(id)?.(outcome);
    waiting.delete(id);
  });
  child.once("exit", (code) => {
    for (const answer of waiting.values()) answer(`the process ended with ${code}`);
  });
  await ready;
  let last = 0;
  return {
    ask(command) {
      last += 1;
      const id = last;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        child.send({ id, command });
      });
    },
    close: () => child.disconnect(),
  };
}

const stepsMemoriesEnds = ["step-started", "memory-added", "turn-completed"] as const;

function countsOf(
  events: readonly SessionEvent[],
  types: readonly SessionEvent["type"][],
): readonly number[] {
  return types.map((wanted) => events.filter(({ type }) => type === wanted).length);
}

function sessionOf(mark: string) {
  return { ownerId, sessionId: `session-${mark}` };
}

async function remember({ deps }: World, mark: string): Promise<string> {
  const content = `The kettle ${mark} is red.`;
  const added = await addMemory(deps, { ownerId, requestId: `${mark}-add`, content });
  const event =
    added.ok && added.value.status === "done"
      ? added.value.events.find(({ type }) => type === "memory-added")
      : undefined;
  if (event?.type !== "memory-added") throw new Error("The memory was not added.");
  return event.memoryId;
}

/** The events of a session once no turn of it runs: the process that answers may be another than the one that was asked last. */
async function eventsOnceEnded(
  { deps }: World,
  scope: ReturnType<typeof sessionOf>,
): Promise<readonly SessionEvent[]> {
  await until(async () => (await deps.sessionDirectory.runningTurn(scope)) === null);
  return deps.eventLog.read(scope);
}

/** Waits until what a running turn said is saved, which another process can then keep. */
async function untilSaved({ deps }: World, scope: ReturnType<typeof sessionOf>): Promise<void> {
  await until(async () => ((await deps.sessionDirectory.runningTurn(scope))?.partialText ?? "") !== "");
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("What a race waits for did not come.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
