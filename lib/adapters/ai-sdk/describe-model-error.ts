import { APICallError, RetryError } from "ai";
import type { ModelIdentity } from "@/lib/core/session/events";
import { ModelError, type ModelErrorCode } from "@/lib/ports/language-model";

/** Turns any failure of a provider into one sentence that says what to do. Never carries a key, an address with credentials or a stack. */
export function describeModelError(error: unknown, { label }: ModelIdentity): ModelError {
  const cause = RetryError.isInstance(error) ? error.lastError : error;
  if (error instanceof ModelError) return error;
  const code = codeOf(cause);
  return new ModelError(code, sentenceOf[code](label));
}

const sentenceOf: Readonly<Record<ModelErrorCode, (label: string) => string>> = {
  "model-unreachable": (label) => `${label} cannot be reached. Check that its server is running and that OPENAI_BASE_URL is right, then try again.`,
  "model-key-rejected": (label) => `${label} refused the key. Check OPENAI_API_KEY and start the app again.`,
  "model-not-found": (label) => `The provider does not know ${label}. Check AGEMEM_MODEL and OPENAI_BASE_URL.`,
  "model-busy": (label) => `${label} is busy or over its limit. Wait a moment and try again.`,
  "model-context-too-long": (label) => `The prompt was too long for ${label}, even after making room. Filter or summarise the context and try again.`,
  "model-timeout": (label) => `${label} stopped answering. What it said so far is kept; try again.`,
  "model-broken-answer": (label) => `${label} sent an answer that cannot be read. Try again, or choose another model.`,
};

function codeOf(error: unknown): ModelErrorCode {
  if (isTimeout(error)) return "model-timeout";
  if (APICallError.isInstance(error)) return codeOfCall(error);
  return "model-broken-answer";
}

function codeOfCall(error: APICallError): ModelErrorCode {
  const text = `${error.message} ${error.responseBody ?? ""}`.toLowerCase();
  if (/context.{0,12}(length|window|size)|too many tokens|prompt is too long/.test(text)) return "model-context-too-long";
  switch (error.statusCode) {
    case undefined:
      return "model-unreachable";
    case 401:
    case 403:
      return "model-key-rejected";
    case 404:
      return "model-not-found";
    case 408:
      return "model-timeout";
    default:
      return error.statusCode === 429 || error.statusCode >= 500 ? "model-busy" : "model-broken-answer";
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
}
