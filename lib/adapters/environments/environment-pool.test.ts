import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inProcessStrategies } from "@/lib/adapters/memory-strategies/in-process";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import { environmentTask } from "@/lib/core/episode/environment/make-task";
import { judgeEpisode } from "@/lib/core/lab/judge-episode";
import { verifyReplay } from "@/lib/core/replay/verify";
import { err, ok } from "@/lib/core/result";
import type { EnvironmentWorld } from "@/lib/ports/environment";
import type { LanguageModel } from "@/lib/ports/language-model";
import type { OwnStrategyName } from "@/lib/ports/memory-strategy";
import { createScriptedModel } from "@/lib/testing/scripted-model";
import { createStudioWith } from "@/lib/testing/studio";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { runEpisode } from "@/lib/use-cases/episode/run-episode";
import { createEnvironmentPool, type EnvironmentPool } from "./environment-pool";
import { createExpertPolicy } from "./expert-policy";

/** A corridor of three squares: forward, forward, and the ball is reached. `MODE` says how its process misbehaves. */
const program = `
import { createInterface } from "node:readline";
const [mode] = process.argv.slice(2);
const plan = ["move forward", "turn left", "move forward"];
let at = 0;
const view = () => ({ observation: "You are on square " + at + ".", actions: ["turn left", "move forward"] });
for await (const line of createInterface({ input: process.stdin })) {
  const { id, op, level, seed, number, action } = JSON.parse(line);
  const say = (answer) => process.stdout.write(JSON.stringify({ id, ok: true, ...answer }) + "\\n");
  if (op === "version") say({ version: "corridor 1" });
  if (op === "describe") say({ level: "corridor", seed: number, levels: 1, rules: "Walk.", goal: "reach the ball", fingerprint: "corridor", expert: plan });
  if (op === "begin") { at = 0; say({ ...view(), goal: "reach the ball", fingerprint: "corridor" }); }
  if (op === "expert") say({ action: plan[at] ?? null });
  if (op !== "act") continue;
  if (mode === "hangs") continue;
  if (mode === "dies") { console.error("OutOfMemoryError"); process.exit(3); }
  if (mode === "prints") console.log("Welcome to Java");
  if (mode === "nonsense") { say({ observation: 7 }); continue; }
  const isKnown = action === plan[at];
  if (isKnown) at += 1;
  const isWon = at === plan.length;
  say({ ...view(), isKnown, reward: isWon ? 1 : 0, progress: at / plan.length, isDone: isWon, isWon });
}
`;

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "agemem-world-test-"));
  file = path.join(folder, "corridor.mjs");
  writeFileSync(file, program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function inPool<Value>(mode: string, work: (pool: EnvironmentPool) => Promise<Value>): Promise<Value> {
  const installed = { command: process.execPath, args: [file, mode] };
  const pool = createEnvironmentPool({
    install: async () => ok(installed),
    dataFolderOf: () => null,
    answerLimitMs: mode === "hangs" ? 1_500 : 30_000,
  });
  return work(pool).finally(() => pool.close());
}

const corridor = {
  level: "corridor",
  levels: 1,
  rules: "Walk.",
  goal: "reach the ball",
  fingerprint: "corridor",
};
const task = environmentTask(
  "babyai",
  { ...corridor, seed: 0, expert: ["move forward", "turn left", "move forward"] },
  { ...corridor, seed: 1, expert: ["turn left"] },
  7,
);
const { environment: place } = task;
if (!place) throw new Error("The task has no world.");

async function play(
  pool: EnvironmentPool,
  strategy: OwnStrategyName,
  speaker: (world: EnvironmentWorld) => LanguageModel = () => createScriptedPolicy(),
) {
  const world = await pool.open(place ?? { ...corridor, name: "babyai", seed: 0, maxActions: 20 });
  let nowMs = Date.UTC(2026, 0, 5);
  const clock = { now: () => new Date(nowMs++) };
  const { deps } = createStudioWith(speaker(world), { embedder: wordEmbedder, clock });
  const { signal } = new AbortController();
  const played = await runEpisode(deps, {
    ...{ ownerId: "mara", episodeId: "one", task, world, signal },
    strategy: inProcessStrategies[strategy],
  });
  await world.close();
  return played;
}

function judged(played: Awaited<ReturnType<typeof play>>) {
  if (!played.ok) throw new Error(played.error.message);
  return { record: played.value, result: judgeEpisode(task, played.value) };
}

describe("an episode in a world", () => {
  test("is won by the expert; each answer and what came of it is in the log, which proves itself", async () => {
    const played = await inPool("well", (pool) => play(pool, "no-memory", createExpertPolicy));
    const { record, result } = judged(played);
    expect(result).toMatchObject({
      score: 1,
      world: { progress: 1, isWon: true, actions: 3, notPossible: 0 },
    });
    expect(result.questions[0]).toMatchObject({
      isRight: true,
      steps: 3,
      reward: { parts: { task: { value: 1 } } },
    });
    const acted = record.sessions
      .flatMap(({ events }) => events)
      .flatMap((event) => (event.type === "environment-acted" ? [event.action] : []));
    expect(acted).toEqual(["move forward", "turn left", "move forward"]);
    for (const { events } of record.sessions.filter(({ parent }) => parent === null))
      expect(verifyReplay(events).outcome).toBe("intact");
  });

  test("of the scripted policy is what memory gave back: AgeMem remembers what worked, no memory does not", async () => {
    await inPool("well", async (pool) => {
      const kept = judged(await play(pool, "agemem")).result;
      expect(kept).toMatchObject({ score: 1, stateAccuracy: 1 });
      expect(kept.questions[0]?.evidenceInPrompt).toBe(1);
      const lost = judged(await play(pool, "no-memory")).result;
      expect(lost).toMatchObject({ score: 0, world: { progress: 0, actions: 3, notPossible: 3 } });
    });
  });

  test("tells of an action that is not possible and goes on, until there have been as many answers as may be", async () => {
    const dance = () => createScriptedModel(Array.from({ length: 40 }, () => ({ text: "Action: dance" })));
    const { record, result } = judged(await inPool("well", (pool) => play(pool, "agemem", dance)));
    expect(result).toMatchObject({ score: 0, world: { actions: 20, notPossible: 20 } });
    const heard = record.sessions
      .flatMap(({ events }) => events)
      .flatMap((event) => (event.type === "turn-started" ? [event.text] : []));
    expect(heard.at(-1)).toContain("“dance” is not possible here.");
  });
});

describe("a process that fails is no score, and says how", () => {
  test.each([
    ["hangs", "no answer within"],
    ["dies", "OutOfMemoryError"],
    ["prints", "Welcome to Java"],
    ["nonsense", "cannot be read at observation"],
  ])("%s", async (mode, words) => {
    const played = await inPool(mode, (pool) => play(pool, "no-memory", createExpertPolicy));
    expect(played).toMatchObject({ ok: false, error: { code: "adapter-failed" } });
    if (!played.ok) expect(played.error.message).toMatch(new RegExp(`^BabyAI: .*${words}`));
  });

  test("a world of other files, and an environment that cannot be installed", async () => {
    await inPool("well", async (pool) => {
      const other = { ...place, fingerprint: "another corridor" };
      await expect(pool.open(other)).rejects.toThrow("is not the world that the run was planned with");
    });
    const none = createEnvironmentPool({ install: async () => err("No Java."), dataFolderOf: () => null });
    await expect(none.describe("sciworld", 0, 7)).rejects.toThrow("No Java.");
  });

  test("its next world gets a new process", async () => {
    await inPool("dies", async (pool) => {
      await play(pool, "no-memory", createExpertPolicy);
      const again = await play(pool, "no-memory", createExpertPolicy);
      expect(again).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining("OutOfMemoryError") },
      });
    });
  });
});
