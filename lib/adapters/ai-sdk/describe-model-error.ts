import { InvalidResponseDataError } from "@ai-sdk/provider";
import { APICallError, RetryError, StreamProviderError } from "ai";
import type { ModelIdentity } from "@/lib/core/log/event-envelope";
import { ModelError } from "@/lib/ports/language-model";
import { type CallPlace, failedRequestOf, noPlace } from "./failed-call";
import { type ModelFailure, modelError } from "./model-failures";

/** Turns anything a provider or the AI SDK throws into the port's error. */
export function describeModelError(
  error: unknown,
  identity: ModelIdentity,
  place: CallPlace = noPlace,
): ModelError {
  const known = causesOf(error).find((cause) => cause instanceof ModelError);
  if (known) return known;
  const last = RetryError.isInstance(error) ? error.lastError : error;
  return modelError(failureOf(last), identity, failedRequestOf(last, place));
}

function failureOf(error: unknown): ModelFailure {
  if (isTimeout(error)) return "silent";
  if (InvalidResponseDataError.isInstance(error))
    return error.message.includes("without a finish reason") ? "cut-off" : "unreadable";
  if (APICallError.isInstance(error))
    return failureOfReply(error.statusCode, `${error.message} ${error.responseBody ?? ""}`);
  if (StreamProviderError.isInstance(error))
    return failureOfReply(error.statusCode ?? 500, `${error.code} ${error.message}`);
  // The only headers that differ between set-ups carry the key; one with a character outside Latin-1 cannot be sent.
  if (error instanceof TypeError && error.message.includes("ByteString")) return "key-refused";
  return "unreadable";
}

/** What a status and the words next to it mean. No status: there was no reply. A good status: the reply broke off. */
function failureOfReply(status: number | undefined, words: string): ModelFailure {
  if (status === undefined) return "unreachable";
  if (status < 400) return "cut-off";
  if (status === 401) return "key-refused";
  if (status === 403) return "access-refused";
  if (status === 404) return "unknown-model";
  if (status === 408 || status === 504) return "silent";
  if (status === 402 || /insufficient_quota/i.test(words)) return "out-of-credit";
  if (status === 429) return "busy";
  if (status === 413 || tooLong.test(words)) return "context-too-long";
  if (status >= 500) return "provider-trouble";
  return /not support tools|tool.{0,40}not supported/i.test(words) ? "no-tools" : "request-refused";
}

/** How OpenAI, vLLM, llama.cpp and LM Studio say that a prompt does not fit. */
const tooLong = /context.{0,12}(length|window|size|overflow)|too many tokens|prompt is too long/i;

/** True for what is thrown when a limit of time is over: the signal's reason, or what came of it on the way. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
}

/** The error and what caused it, outermost first; a chain that bites its own tail ends there. */
function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  for (
    let current: unknown = error;
    current instanceof Error && !causes.includes(current);
    current = causeOf(current)
  )
    causes.push(current);
  return causes;
}

function causeOf(error: Error): unknown {
  return RetryError.isInstance(error) ? error.lastError : error.cause;
}
