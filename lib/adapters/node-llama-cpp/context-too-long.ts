import { ModelError } from "@/lib/ports/language-model";

/** The prompt leaves no room for an answer; sizes in tokens. */
export function contextTooLong(label: string, promptTokens: number, contextTokens: number): ModelError {
  return new ModelError(
    "model-context-too-long",
    `The prompt has ${promptTokens} tokens and ${label} holds ${contextTokens}, which leaves no room to answer. Filter or summarize the context and try again.`,
  );
}
