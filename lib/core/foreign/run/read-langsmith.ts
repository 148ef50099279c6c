import { z } from "zod";
import type { ForeignRun } from "./foreign-run";
import { deepest } from "./traced-messages";
import { runOfTracedCalls, type TracedCall, tokensIn, tracedTime } from "./traced-run";

const record = z.record(z.string(), z.unknown()).nullish().catch(null);

const runSchema = z.looseObject({
  run_type: z.string(),
  trace_id: z.string().nullish().catch(null),
  start_time: z.unknown().optional(),
  inputs: z.unknown().optional(),
  outputs: z.unknown().optional(),
  extra: z.looseObject({ metadata: record, invocation_params: record }).nullish().catch(null),
  prompt_tokens: z.unknown().optional(),
  completion_tokens: z.unknown().optional(),
});

/** True for a run as LangSmith exports it. */
export function isLangSmithRun(value: unknown): boolean {
  return runSchema.safeParse(value).success;
}

/** Reads runs of LangSmith, flat or with `child_runs`: those of the type `llm` are model calls. */
export function readLangSmith(values: readonly unknown[]): ForeignRun {
  const runs = values.flatMap((value) => withChildren(value));
  const calls = runs.flatMap((value) => {
    const { data } = runSchema.safeParse(value);
    return data?.run_type === "llm" ? [callOf(data)] : [];
  });
  return runOfTracedCalls("LangSmith", calls, runs.length - calls.length);
}

function withChildren(value: unknown, depth = 0): readonly unknown[] {
  if (depth > deepest) return [];
  const children =
    typeof value === "object" && value !== null && "child_runs" in value ? value.child_runs : null;
  return [
    value,
    ...(Array.isArray(children) ? children.flatMap((child) => withChildren(child, depth + 1)) : []),
  ];
}

function callOf(run: z.infer<typeof runSchema>): TracedCall {
  const { metadata, invocation_params: asked } = run.extra ?? {};
  const model = [metadata?.ls_model_name, asked?.model, asked?.model_name].find(
    (name) => typeof name === "string",
  );
  return {
    at: tracedTime(run.start_time),
    traceId: run.trace_id ?? "",
    modelId: String(model ?? ""),
    input: run.inputs,
    output: run.outputs,
    inputTokens: tokensIn(run.prompt_tokens),
    outputTokens: tokensIn(run.completion_tokens),
  };
}
