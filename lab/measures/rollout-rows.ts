// Rollouts by rules, for measuring what the app's half of a training costs.
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import { trainingTasks } from "@/lib/core/training/training-tasks";
import { oracleWorlds, policyStrategy } from "@/lib/server/training/policy-worlds";
import { playGroups } from "@/lib/use-cases/training/play-groups";

/** Plays K rollouts of so many tasks and returns how many rows they gave. */
export async function playMeasuredRollouts({
  from,
  count,
  k,
}: {
  readonly from: number;
  readonly count: number;
  readonly k: number;
}): Promise<number> {
  const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
  const openWorld = oracleWorlds({
    embedder,
    tokenCounter: createGptTokenCounter(),
    secretScanner: createSecretScanner(),
  });
  const played = await playGroups(
    { openWorld, strategy: policyStrategy },
    {
      tasks: trainingTasks("training", { seed: 7, from, count }),
      ...{ k, name: "bench", reward: "all-returns", parallel: 2 },
      limits: { durationMs: 60_000, writtenTokens: 1_000_000 },
      signal: new AbortController().signal,
    },
  );
  await embedder.close();
  if (!played.ok) throw new Error(played.error.code);
  return played.value.rows.length;
}
