import {
  type LanguageModel,
  ModelError,
  type ModelErrorCode,
  type ModelPart,
  type ModelRequest,
} from "@/lib/ports/language-model";

/** What a scripted model does in one call: says something, calls tools, fails, or hangs until it is aborted. */
export interface ScriptedStep {
  readonly text?: string;
  readonly calls?: readonly { readonly toolName: string; readonly input: unknown }[];
  /** The step breaks the text protocol's rules, for this reason. */
  readonly malformed?: string;
  readonly repairs?: readonly string[];
  /** By default that it has stopped, or called. */
  readonly finishReason?: string;
  readonly fail?: ModelErrorCode;
  readonly hang?: boolean;
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
  /** Runs before the step answers: tests act as the person here. */
  readonly before?: () => Promise<void>;
}

/** A model that follows a script, one entry per call, and remembers what it was sent. Calls without tools get `summary`. */
export function createScriptedModel(
  script: readonly ScriptedStep[],
  summary = "A short summary.",
): LanguageModel & { readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  let calls = 0;
  return {
    identity: { provider: "fake", modelId: "scripted", label: "Scripted model" },
    requests,
    async *stream(request) {
      requests.push(request);
      if (!request.withTools) {
        yield { type: "text", delta: summary };
        yield { type: "finished", finishReason: "stop", usage: null };
        return;
      }
      const step = script[Math.min(calls, script.length - 1)] ?? {};
      calls += 1;
      yield* play(step, calls, request.signal);
    },
  };
}

async function* play(step: ScriptedStep, call: number, signal: AbortSignal): AsyncGenerator<ModelPart> {
  await step.before?.();
  for (const word of (step.text ?? "").match(/\S+\s*/g) ?? []) yield { type: "text", delta: word };
  if (step.hang) await untilAborted(signal);
  if (step.fail) throw new ModelError(step.fail, `scripted ${step.fail}`);
  for (const [index, { toolName, input }] of (step.calls ?? []).entries()) {
    yield { type: "tool-call", toolCallId: `call-${call}-${index}`, toolName, input };
  }
  if (step.malformed !== undefined)
    yield { type: "malformed", reason: step.malformed, raw: step.text ?? "", isProtocol: true };
  const usage = step.usage ? { ...step.usage, cachedInputTokens: null, reasoningTokens: null } : null;
  const finished = {
    type: "finished",
    finishReason: step.finishReason ?? (step.calls ? "tool-calls" : "stop"),
    usage,
  } as const;
  yield step.repairs ? { ...finished, repairs: step.repairs } : finished;
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
