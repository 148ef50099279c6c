// Turns at once through the app's own runner, storage and streams, with a provider in a process of its own; no HTTP server and no pages.
import process from "node:process";
import { streamSession } from "@/lib/server/session-stream";
import type { TurnRunner } from "@/lib/server/turn-runner";
import { countStatements } from "@/lib/testing/count-statements";
import type { World } from "@/scripts/hold/world";
import { ownerId } from "@/scripts/hold/world";

/** What is put under load. */
export interface LoadedApp {
  readonly world: World;
  readonly runner: TurnRunner;
  readonly providerUrl: string;
}

/** One load: so many turns at once, each answered with so many words. */
export interface Load {
  readonly turns: number;
  readonly words: number;
}

/** What a load came to. Times in milliseconds from the request on; `cpuMs`, `statements` of all turns together. */
export interface LoadOutcome {
  readonly answered: number;
  readonly refused: number;
  readonly failed: number;
  readonly firstWordMs: readonly number[];
  readonly cpuMs: number;
  readonly statements: number;
  /** Bytes that each viewer received, who was there before the turn began. */
  readonly viewerBytes: readonly number[];
}

/** Sessions that are made at once, before anything is measured. */
const begunAtOnce = 20;

let loads = 0;

/** Sends a message to so many sessions at once, each of which has a viewer and has had a turn before. */
export async function putUnderLoad(app: LoadedApp, { turns, words }: Load): Promise<LoadOutcome> {
  loads += 1;
  const name = `load-${loads}`;
  const sessions = Array.from({ length: turns }, (_, place) => `${name}-${place}`);
  for (let begun = 0; begun < turns; begun += begunAtOnce)
    await Promise.all(
      sessions.slice(begun, begun + begunAtOnce).map((sessionId) => answer(app, sessionId, 1, true)),
    );
  const viewers = await Promise.all(sessions.map((sessionId) => watch(app, sessionId)));
  const sent = countStatements();
  const before = process.cpuUsage();
  const outcomes = await Promise.all(
    sessions.map(async (sessionId, place) => {
      const askedMs = performance.now();
      const outcome = await answer(app, sessionId, words, false);
      const firstMs = (viewers[place]?.firstWordAtMs() ?? null) as number | null;
      return { outcome, firstWordMs: firstMs === null ? null : firstMs - askedMs };
    }),
  );
  const { user, system } = process.cpuUsage(before);
  const statements = sent().length;
  const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  const answered = outcomes.filter(({ outcome }) => outcome === "answered");
  const viewerBytes = viewers.flatMap((viewer, place) =>
    outcomes[place]?.outcome === "answered" ? [viewer.bytes()] : [],
  );
  for (const viewer of viewers) viewer.leave();
  return {
    answered: answered.length,
    refused: count("refused"),
    failed: count("failed"),
    firstWordMs: answered.flatMap(({ firstWordMs }) => firstWordMs ?? []),
    cpuMs: (user + system) / 1_000,
    statements,
    viewerBytes,
  };
}

/** The same requests straight at the provider: milliseconds until the first word of each. */
export async function straightAtProvider({ providerUrl }: LoadedApp, load: Load): Promise<readonly number[]> {
  return Promise.all(
    Array.from({ length: load.turns }, async () => {
      const askedMs = performance.now();
      const body = JSON.stringify({ messages: [{ role: "user", content: `Go on #words=${load.words}` }] });
      const response = await fetch(`${providerUrl}/chat/completions`, { method: "POST", body });
      let firstMs = 0;
      for await (const part of response.body ?? [])
        if (firstMs === 0 && part.length > 0) firstMs = performance.now() - askedMs;
      return firstMs;
    }),
  );
}

/** As the door does it: counted before anything waits, then begun, then answered. */
async function answer(
  { runner, world }: LoadedApp,
  sessionId: string,
  words: number,
  newSession: boolean,
): Promise<"answered" | "refused" | "failed"> {
  const admitted = runner.admit();
  if (!admitted.ok) return "refused";
  const turnId = world.deps.ids.newId();
  const text = `Please go on #words=${words}`;
  const started = await runner
    .start({ ownerId, sessionId, turnId, text, ...(newSession ? { newSession } : {}) })
    .finally(() => admitted.value.release());
  if (!started.ok) return "failed";
  await started.value.finished;
  const { turns } = await world.deps.sessionReader.latest({ ownerId, sessionId });
  return turns.last()?.status === "completed" ? "answered" : "failed";
}

/** A tab that has the session open. */
async function watch({ world }: LoadedApp, sessionId: string) {
  const { sequence } = await world.deps.sessionReader.latest({ ownerId, sessionId });
  const leaving = new AbortController();
  const followed = { deps: world.deps, database: world.database };
  const start = { afterSequence: sequence, isWhole: true };
  const stream = streamSession(followed, { ownerId, sessionId }, start, leaving.signal);
  let bytes = 0;
  let firstWordAtMs: number | null = null;
  const read = async () => {
    for await (const part of stream) {
      bytes += part.length;
      if (firstWordAtMs === null && Buffer.from(part).includes("word0")) firstWordAtMs = performance.now();
    }
  };
  const reading = read();
  return {
    bytes: () => bytes,
    firstWordAtMs: () => firstWordAtMs,
    leave() {
      leaving.abort();
      return reading;
    },
  };
}
