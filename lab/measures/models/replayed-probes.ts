// What a real model wrote to each probe until it read the first result, played again: what the app makes of it now needs no weights.
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Probe } from "@/lab/sets/probes";
import { leanProfile, profileOf } from "@/lib/core/model/model-profile";
import type { Embedder } from "@/lib/ports/embedder";
import type { LanguageModel, ModelPart } from "@/lib/ports/language-model";
import { type ProbeOutcome, runProbe } from "./run-probes";

const stepSchema = z.object({
  text: z.string().default(""),
  calls: z.array(z.object({ toolName: z.string(), input: z.unknown() })).default([]),
});
type WrittenStep = z.infer<typeof stepSchema>;
const fileSchema = z.array(z.object({ say: z.string(), steps: z.array(stepSchema) }));

/** Plays the kept steps of each probe through the app's own loop, with the lean profile; behind them the model says "Done.". */
export async function replayProbes(
  file: string,
  probes: readonly Probe[],
  memories: readonly string[],
  embedder: Embedder,
): Promise<readonly ProbeOutcome[]> {
  const kept = fileSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const outcomes: ProbeOutcome[] = [];
  for (const probe of probes) {
    const steps = kept.find(({ say }) => say === probe.say)?.steps;
    if (!steps) throw new Error(`No steps were kept for "${probe.say}".`);
    const run = { model: writing(steps), profile: profileOf(leanProfile), embedder, turnMs: 60_000 };
    outcomes.push(await runProbe(run, probe, memories));
  }
  return outcomes;
}

function writing(steps: readonly WrittenStep[]): LanguageModel {
  let asked = 0;
  return {
    identity: { provider: "kept", modelId: "kept-steps", label: "Kept steps" },
    async *stream() {
      const step = steps[asked] ?? { text: "Done.", calls: [] };
      asked += 1;
      yield* partsOf(step, asked);
    },
  };
}

function* partsOf({ text, calls }: WrittenStep, step: number): Generator<ModelPart> {
  if (text !== "") yield { type: "text", delta: text };
  for (const [index, { toolName, input }] of calls.entries())
    yield { type: "tool-call", toolCallId: `kept-${step}-${index}`, toolName, input };
  yield { type: "finished", finishReason: calls.length > 0 ? "tool-calls" : "stop", usage: null };
}
