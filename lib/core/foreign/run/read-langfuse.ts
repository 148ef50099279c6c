import { z } from "zod";
import type { ForeignRun } from "./foreign-run";
import { runOfTracedCalls, type TracedCall, tokensIn, tracedTime } from "./traced-run";

const counts = z.record(z.string(), z.unknown()).nullish().catch(null);

const observationSchema = z.looseObject({
  type: z.enum([
    "GENERATION",
    "SPAN",
    "EVENT",
    "AGENT",
    "TOOL",
    "CHAIN",
    "RETRIEVER",
    "EVALUATOR",
    "EMBEDDING",
    "GUARDRAIL",
  ]),
  startTime: z.unknown(),
  traceId: z.string().nullish().catch(null),
  model: z.string().nullish().catch(null),
  input: z.unknown().optional(),
  output: z.unknown().optional(),
  usage: counts,
  usageDetails: counts,
});

/** True for an observation of Langfuse, or for a trace that has some. */
export function isLangfuse(value: unknown): boolean {
  return observationsIn(value).some((one) => observationSchema.safeParse(one).success);
}

/** Reads traces of Langfuse with their observations, or observations alone: generations are model calls. */
export function readLangfuse(values: readonly unknown[]): ForeignRun {
  const observations = values.flatMap(observationsIn);
  const calls = observations.flatMap((value) => {
    const { data } = observationSchema.safeParse(value);
    return data?.type === "GENERATION" ? [callOf(data)] : [];
  });
  return runOfTracedCalls("Langfuse", calls, observations.length - calls.length);
}

function observationsIn(value: unknown): readonly unknown[] {
  const inside =
    typeof value === "object" && value !== null && "observations" in value ? value.observations : null;
  return Array.isArray(inside) ? inside : [value];
}

function callOf({
  startTime,
  traceId,
  model,
  input,
  output,
  usage,
  usageDetails,
}: z.infer<typeof observationSchema>): TracedCall {
  return {
    at: tracedTime(startTime),
    traceId: traceId ?? "",
    modelId: model ?? "",
    input,
    output,
    inputTokens: tokensIn(usageDetails?.input, usage?.input, usage?.promptTokens),
    outputTokens: tokensIn(usageDetails?.output, usage?.output, usage?.completionTokens),
  };
}
