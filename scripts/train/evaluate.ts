import { appendFile, readFile } from "node:fs/promises";
import process from "node:process";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import { type TrainingRollout, trainingRolloutSchema } from "@/lib/core/training/training-run";
import { trainingTask } from "@/lib/core/training/training-tasks";
import { localPolicyWorlds, policyStrategy } from "@/lib/server/training/policy-worlds";
import { playRollout } from "@/lib/use-cases/training/play-rollout";
import { openBase } from "./in-process-policy";
import type { EvaluateOrders } from "./orders";
import { TrainFailure } from "./train-failure";

/** The same for every policy that is compared: what takes longer is not going to answer. */
const limits = { durationMs: 20 * 60_000, writtenTokens: 1_500 };

/** Plays each held-out task that has no line yet, the likeliest words, and adds its line when it is whole. */
export async function evaluate({ gguf, adapter, out, tasks, from, seed }: EvaluateOrders): Promise<void> {
  const base = await openBase(gguf);
  const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
  const shared = { embedder, tokenCounter: createGptTokenCounter(), secretScanner: createSecretScanner() };
  const openWorld = localPolicyWorlds(shared, { ...base, adapter, temperature: 0, maxOutputTokens: 96 });
  const played = new Map((await readScores(out)).map((rollout) => [rollout.rolloutId, rollout]));
  const stopping = new AbortController();
  process.once("SIGINT", () => stopping.abort());
  process.once("SIGTERM", () => stopping.abort());
  try {
    for (let place = from; place < from + tasks && !stopping.signal.aborted; place++) {
      const rolloutId = `held-out-${seed}-${place}`;
      if (played.has(rolloutId)) continue;
      const { facts } = await playRollout(
        { openWorld, strategy: policyStrategy },
        {
          ...{ rolloutId, limits },
          task: trainingTask("held-out", seed, place),
          index: 1,
          reward: "all-returns",
          signal: stopping.signal,
        },
      );
      const rollout = { ...facts, advantage: 0 };
      played.set(rolloutId, rollout);
      await appendFile(out, `${JSON.stringify(rollout)}\n`);
      const right = [...played.values()].filter(({ isRight }) => isRight).length;
      process.stderr.write(
        `${facts.kind} ${facts.isRight ? "right" : "wrong"}, reward ${facts.reward.toFixed(2)}; ${right} of ${played.size}\n`,
      );
    }
  } finally {
    await embedder.close();
    await base.engine.close();
  }
}

/** What was played before; nothing where there is no file yet. */
export async function readScores(file: string): Promise<readonly TrainingRollout[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index) => {
      const parsed = trainingRolloutSchema.safeParse(JSON.parse(line));
      if (parsed.success) return parsed.data;
      throw new TrainFailure(
        `Line ${index + 1} of ${file} is no held-out task: remove it, or name another file.`,
      );
    });
}
