import { hashOf } from "../canonical-hash";
import type { PromptMessage } from "./render-prompt";

/** SHA-256 of the messages of a prompt. Which of them is a notice follows from the log and is no part of it, so old hashes hold. */
export function promptHash(messages: readonly PromptMessage[]): string {
  return hashOf(
    messages.map((message) => {
      if (message.role !== "user") return message;
      const { notice: _notice, ...rest } = message;
      return rest;
    }),
  );
}
