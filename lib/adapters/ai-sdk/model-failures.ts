import type { ModelIdentity } from "@/lib/core/session/event-envelope";
import { ModelError, type ModelErrorCode } from "@/lib/ports/language-model";

/** Every way a provider fails that a person can tell apart. Several share one code of the port. */
export type ModelFailure =
  | "unreachable"
  | "key-refused"
  | "access-refused"
  | "unknown-model"
  | "busy"
  | "out-of-credit"
  | "provider-trouble"
  | "context-too-long"
  | "silent"
  | "cut-off"
  | "request-refused"
  | "no-tools"
  | "web-page"
  | "too-large"
  | "unreadable";

interface Description {
  readonly code: ModelErrorCode;
  readonly sentence: (label: string) => string;
}

const kept = "What it said so far is kept; try again.";

const descriptions: Readonly<Record<ModelFailure, Description>> = {
  unreachable: {
    code: "model-unreachable",
    sentence: (label) =>
      `${label} cannot be reached. Check that its server is running and that OPENAI_BASE_URL is right, then try again.`,
  },
  "web-page": {
    code: "model-unreachable",
    sentence: (label) =>
      `A web page answered instead of ${label}. Check that OPENAI_BASE_URL is the address of the API; it often ends in /v1.`,
  },
  "key-refused": {
    code: "model-key-rejected",
    sentence: (label) => `${label} refused the key. Check OPENAI_API_KEY and start the app again.`,
  },
  "access-refused": {
    code: "model-key-rejected",
    sentence: (label) =>
      `${label} does not let this key in from here. Check what OPENAI_API_KEY is allowed to use.`,
  },
  "unknown-model": {
    code: "model-not-found",
    sentence: (label) => `The provider does not know ${label}. Check AGEMEM_MODEL and OPENAI_BASE_URL.`,
  },
  busy: {
    code: "model-busy",
    sentence: (label) => `${label} is busy or over its limit. Wait a moment and try again.`,
  },
  "out-of-credit": {
    code: "model-busy",
    sentence: (label) => `${label} says that this account has no credit left. Check its plan and billing.`,
  },
  "provider-trouble": {
    code: "model-busy",
    sentence: (label) => `${label} has a problem on its own side. Wait a moment and try again.`,
  },
  "context-too-long": {
    code: "model-context-too-long",
    sentence: (label) =>
      `The prompt was too long for ${label}, even after making room. Filter or summarise the context and try again.`,
  },
  silent: { code: "model-timeout", sentence: (label) => `${label} stopped answering. ${kept}` },
  "cut-off": {
    code: "model-broken-answer",
    sentence: (label) => `The connection to ${label} broke before its answer was complete. ${kept}`,
  },
  "request-refused": {
    code: "model-broken-answer",
    sentence: (label) => `${label} refused the request. Try again, or choose another model.`,
  },
  "no-tools": {
    code: "model-broken-answer",
    sentence: (label) => `${label} cannot call tools, and memory works through tools. Choose another model.`,
  },
  "too-large": {
    code: "model-broken-answer",
    sentence: (label) =>
      `${label} sent more than an answer can hold, so it was stopped. Try again, or choose another model.`,
  },
  unreadable: {
    code: "model-broken-answer",
    sentence: (label) => `${label} sent an answer that cannot be read. Try again, or choose another model.`,
  },
};

/** The failure as the port's error: one sentence that says what to do, without key, address or stack. */
export function modelError(failure: ModelFailure, { label }: ModelIdentity): ModelError {
  const { code, sentence } = descriptions[failure];
  return new ModelError(code, sentence(label));
}
