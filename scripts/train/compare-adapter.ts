import { execFile } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { z } from "zod";
import { setupHint, trainingPython } from "../lib/training-python.mjs";
import { openBase } from "./in-process-policy";
import type { TrainOrders } from "./orders";
import { TrainFailure } from "./train-failure";

type CompareOrders = Extract<TrainOrders, { command: "compare" }>;

const lineSchema = z.object({
  ids: z.array(z.int()),
  tokens: z.array(z.int()),
  probabilities: z.array(z.number()),
});

/** Compares a LoRA in PEFT with its GGUF file in the app's runtime, on prompts of rows: the ten likeliest next tokens of each. */
export async function compareAdapter({ base, adapter, rows, gguf, file }: CompareOrders): Promise<void> {
  const python = trainingPython();
  if (!python) throw new TrainFailure(setupHint);
  const program = ["-m", "agemem_training.adapter_probabilities", ...[base, adapter, rows].map(absolute)];
  const { stdout } = await promisify(execFile)(python, program, {
    cwd: path.join(process.cwd(), "training"),
    maxBuffer: 64 * 1024 ** 2,
  });
  const prompts = stdout
    .trim()
    .split("\n")
    .map((line) => lineSchema.parse(JSON.parse(line)));
  const { engine, file: weights } = await openBase(gguf);
  const wanted = { file: weights, contextTokens: 4_096, adapters: [{ file: absolute(file) }] };
  let sameBest = 0;
  const differences: number[] = [];
  try {
    await engine.use(wanted, undefined, async ({ sequence }) => {
      for (const { ids, tokens, probabilities } of prompts) {
        await sequence.clearHistory();
        const last = ids.length - 1;
        const next = { probabilities: true, options: { temperature: 1, topK: 0, topP: 1, minP: 0 } } as const;
        const said = await sequence.controlledEvaluate([
          ...ids.slice(0, last),
          [ids[last] ?? 0, { generateNext: next }],
        ]);
        const found = said[last]?.next.probabilities ?? new Map<number, number>();
        const [best] = [...found].toSorted(([, left], [, right]) => right - left);
        if (best?.[0] === tokens[0]) sameBest += 1;
        tokens.forEach((token, index) => {
          differences.push(Math.abs((probabilities[index] ?? 0) - (found.get(token) ?? 0)));
        });
      }
    });
  } finally {
    await engine.close();
  }
  const mean = differences.reduce((sum, value) => sum + value, 0) / Math.max(1, differences.length);
  process.stdout.write(
    `${JSON.stringify({ prompts: prompts.length, sameBest, largest: Math.max(...differences), mean })}\n`,
  );
}

function absolute(file: string): string {
  return path.resolve(file);
}
