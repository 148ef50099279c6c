import type { ToolCall } from "@/lib/core/context/context-item";
import type { PromptMessage } from "@/lib/core/context/render-prompt";
import { cleanJson, cleanText } from "@/lib/core/text/clean-text";
import type { Usage } from "@/lib/core/session/events";
import type { Dependencies } from "./dependencies";
import { leaseMs } from "./start-turn";
import type { TurnScope } from "./turn-scope";

/** How often the unfinished text is saved and the lease renewed, in milliseconds: what a crash may lose. */
const saveEveryMs = 1_000;

/** What one model call produced. Grows while it streams, so that whoever catches an error still has the text so far. */
export interface ModelAnswer {
  text: string;
  reasoning: string;
  toolCalls: ToolCall[];
  finishReason: string;
  usage: Usage | null;
  firstTokenMs: number | null;
  durationMs: number;
}

/** An answer before its first part. */
export function emptyAnswer(): ModelAnswer {
  return { text: "", reasoning: "", toolCalls: [], finishReason: "unfinished", usage: null, firstTokenMs: null, durationMs: 0 };
}

/** The lease is gone: another process closed this turn, so this worker must stop. */
export class LeaseLostError extends Error {}

/**
 * Streams one step into `answer`, showing the unfinished text to whoever watches. Throws what the model port throws,
 * and `LeaseLostError` when the turn is not ours any more.
 */
export async function callModel(
  deps: Dependencies,
  scope: TurnScope & { readonly step: number; readonly signal: AbortSignal },
  messages: readonly PromptMessage[],
  answer: ModelAnswer,
): Promise<void> {
  const startedMs = deps.clock.now().getTime();
  const elapsedMs = () => deps.clock.now().getTime() - startedMs;
  let savedMs = startedMs;
  for await (const part of deps.languageModel.stream({ messages, withTools: true, signal: scope.signal })) {
    answer.firstTokenMs ??= elapsedMs();
    if (part.type === "text") answer.text += clean(part.delta);
    if (part.type === "reasoning") answer.reasoning += clean(part.delta);
    if (part.type === "tool-call") answer.toolCalls.push(cleanCall(part));
    if (part.type === "finished") Object.assign(answer, { finishReason: part.finishReason, usage: part.usage });
    if (part.type === "text" || part.type === "reasoning") publish(deps, scope, answer);
    const nowMs = deps.clock.now().getTime();
    if (nowMs - savedMs < saveEveryMs) continue;
    savedMs = nowMs;
    const kept = await deps.sessionDirectory.renewLease({ ...idsOf(scope), untilMs: nowMs + leaseMs, partialText: answer.text });
    if (!kept) throw new LeaseLostError();
  }
  answer.durationMs = elapsedMs();
}

function publish(deps: Dependencies, scope: TurnScope & { readonly step: number }, { text, reasoning }: ModelAnswer): void {
  const { ownerId, sessionId, turnId, step } = scope;
  deps.live.publishPartial({ ownerId, sessionId, partial: { turnId, step, text, reasoning } });
}

function idsOf({ ownerId, sessionId, turnId }: TurnScope): TurnScope {
  return { ownerId, sessionId, turnId };
}

/** A delta may end inside a surrogate pair only at a provider that cuts bytes; such halves become U+FFFD. */
function clean(delta: string): string {
  return cleanText(delta.toWellFormed()) ?? "";
}

function cleanCall({ toolCallId, toolName, input }: ToolCall): ToolCall {
  return { toolCallId, toolName: clean(toolName), input: cleanJson(input) };
}
