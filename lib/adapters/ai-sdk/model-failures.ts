import type { ModelIdentity } from "@/lib/core/log/event-envelope";
import { ModelError, type ModelErrorCode } from "@/lib/ports/language-model";
import type { FailedRequest } from "./failed-call";

/** Every way a provider fails that a person can tell apart. Several share one code of the port. */
export type ModelFailure =
  | "unreachable"
  | "refused-address"
  | "redirected"
  | "gone"
  | "key-unreadable"
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
      `${label} cannot be reached. Check that its server is running and that its address in Settings is right, then try again.`,
  },
  "web-page": {
    code: "model-unreachable",
    sentence: (label) =>
      `A web page answered instead of ${label}. Check in Settings that this is the address of the API; it often ends in /v1.`,
  },
  "refused-address": {
    code: "model-unreachable",
    sentence: (label) =>
      `Nothing was sent to ${label}: its address leads where no key may go (plain http outside the local network, or no provider's place). Check it in Settings.`,
  },
  redirected: {
    code: "model-unreachable",
    sentence: (label) =>
      `${label} sends its visitors on to another address, and a key is not taken there. Enter the final address in Settings.`,
  },
  gone: {
    code: "model-not-found",
    sentence: (label) =>
      `${label} is not connected any more. Choose another model, or connect it again in Settings.`,
  },
  "key-unreadable": {
    code: "model-key-rejected",
    sentence: (label) =>
      `The stored key of ${label} cannot be opened here: the secret or the data folder changed. Enter the key again in Settings.`,
  },
  "key-refused": {
    code: "model-key-rejected",
    sentence: (label) => `${label} refused the key. Enter the right one in Settings and try again.`,
  },
  "access-refused": {
    code: "model-key-rejected",
    sentence: (label) =>
      `${label} does not let this key in from here. Check what the key in Settings is allowed to use.`,
  },
  "unknown-model": {
    code: "model-not-found",
    sentence: (label) =>
      `The provider does not know ${label}. Choose another model, or check the address in Settings.`,
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
      `The prompt was too long for ${label}, even after making room. Filter or summarize the context and try again.`,
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

/** The failure as the port's error: one sentence that says what to do, without key, address or stack; beside it how the provider answered. */
export function modelError(
  failure: ModelFailure,
  { label }: ModelIdentity,
  failed: FailedRequest | null = null,
): ModelError {
  const { code, sentence } = descriptions[failure];
  return new ModelError(code, sentence(label), failed?.call, failed?.sent);
}

/** Which patience with a provider was over: with its first word, with the next one, or with the whole request. */
export type OverLimit = "firstChunkMs" | "chunkMs" | "totalMs";

/** The error of a provider that let a limit of time pass; it names the limit. */
export function timeoutError(
  over: OverLimit,
  limitMs: number,
  { label }: ModelIdentity,
  { call, sent }: FailedRequest,
): ModelError {
  const time = durationText(limitMs);
  const sentences = {
    firstChunkMs: `${label} did not begin to answer within ${time}, which is how long the first word may take. Try again, or choose another model.`,
    chunkMs: `${label} stopped answering: nothing came for ${time}. ${kept}`,
    totalMs: `${label} took longer than ${time} for one request, which is as long as one may take. ${kept}`,
  } as const satisfies Record<OverLimit, string>;
  return new ModelError("model-timeout", sentences[over], call, sent);
}

function durationText(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return seconds === 1 ? "a second" : `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}
