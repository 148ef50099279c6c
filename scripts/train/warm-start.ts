import { createWriteStream } from "node:fs";
import process from "node:process";
import { finished } from "node:stream/promises";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import { type ChatRow, policyRow } from "@/lib/core/training/chat-row";
import { singleTurns } from "@/lib/core/training/single-turns";
import { trainingTask } from "@/lib/core/training/training-tasks";
import { oracleWorlds, policyStrategy } from "@/lib/server/training/policy-worlds";
import { playRollout } from "@/lib/use-cases/training/play-rollout";
import type { TrainOrders } from "./orders";

type WarmStartOrders = Extract<TrainOrders, { command: "warm-start" }>;

/** Steps of rules are fast; what takes longer hangs. */
const limits = { durationMs: 60_000, writtenTokens: 1_000_000 };

/**
 * Writes one row for each step of the scripted policy on tasks that it solved. Only solved ones: a policy should not imitate a mistake, and the
 * oracle makes some, because UPDATE replaces what a question about the past asks for.
 */
export async function writeWarmStart({ out, tasks, seed, isSingleTurns }: WarmStartOrders): Promise<void> {
  const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
  const openWorld = oracleWorlds({
    embedder,
    tokenCounter: createGptTokenCounter(),
    secretScanner: createSecretScanner(),
  });
  const file = createWriteStream(out);
  const rows: ChatRow[] = [];
  let solved = 0;
  for (let place = 0; place < tasks; place++) {
    const played = await playRollout(
      { openWorld, strategy: policyStrategy },
      {
        rolloutId: `w-${place}`,
        task: trainingTask("training", seed, place),
        index: 1,
        reward: "answer-only",
        limits,
        signal: new AbortController().signal,
      },
    );
    if (!played.facts.isRight) continue;
    solved += 1;
    rows.push(...played.samples.map(policyRow));
  }
  const written = isSingleTurns ? singleTurns(rows) : rows;
  for (const row of written) file.write(`${JSON.stringify(row)}\n`);
  file.end();
  await finished(file);
  await embedder.close();
  process.stderr.write(`${written.length} rows of ${solved} solved tasks (of ${tasks}) in ${out}\n`);
}
