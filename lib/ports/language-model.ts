import type { SystemPlace } from "@/lib/core/context/alternate-roles";
import type { PromptMessage } from "@/lib/core/context/render-prompt";
import type { PlainRequest } from "@/lib/core/context/sent-request";
import type { CallSeal, Thought } from "@/lib/core/log/context-item";
import type { ModelIdentity, Usage } from "@/lib/core/log/event-envelope";
import type { FailedCall } from "@/lib/core/log/failed-call";
import type { OperationName } from "@/lib/core/log/operations";
import type { ProfileChoice } from "@/lib/core/log/profile-choice";
import type { SampledTokens, Sampling } from "@/lib/core/log/sampling";
import type { FirstToken, SentRequest, WrittenPiece } from "@/lib/core/log/sent-request";
import type { ModelFacts } from "@/lib/core/model/model-facts";

/** A piece of a model's answer, in the order it arrives. `finished` comes exactly once, last. */
export type ModelPart =
  | { readonly type: "text"; readonly delta: string }
  | { readonly type: "reasoning"; readonly delta: string }
  /** What left for the model, as it can be proven later. Before every other part, where the adapter can tell. */
  | { readonly type: "sent"; readonly sent: SentRequest }
  /** The first piece of the step has arrived, also where nothing of it can be shown before it is whole. */
  | { readonly type: "heard" }
  /** Everything that the model wrote, before anything was read out of it; the server's own word for why it stopped. */
  | {
      readonly type: "written";
      readonly written: readonly WrittenPiece[];
      readonly serverReason?: string;
      readonly firstTokens?: readonly FirstToken[];
    }
  /** The provider was busy before its first part; it is asked again after a wait. */
  | {
      readonly type: "retrying";
      readonly attempt: number;
      readonly ofAttempts: number;
      /** From now on, in milliseconds. */
      readonly waitMs: number;
    }
  /** Reasoning that the provider wants back with the next step of this turn. */
  | ({ readonly type: "thought" } & Thought)
  | {
      readonly type: "tool-call";
      readonly toolCallId: string;
      readonly toolName: string;
      readonly input: unknown;
      /** What the provider wants back with this call. */
      readonly seal?: CallSeal;
    }
  /**
   * The step is neither an answer nor calls that can be read: nothing of it may be done. `reason` says why, to the model; `isProtocol`
   * that a rule of the paper's text protocol was broken, whose form is then repeated to it.
   */
  | {
      readonly type: "malformed";
      readonly reason: string;
      readonly raw: string;
      readonly isProtocol?: boolean;
      /** A result was repeated: what is missing is words, and no call. */
      readonly wantsWords?: boolean;
    }
  | {
      readonly type: "finished";
      readonly finishReason: string;
      readonly usage: Usage | null;
      /** What was put right in the model's writing: codes of `protocolRepairs`. */
      readonly repairs?: readonly string[];
      /** The tokens that were drawn, where the server was asked for them. */
      readonly sampled?: SampledStep;
    };

/** The tokens of one call as its server counts them. Those of the prompt never reach the log: they would hold what others said. */
export interface SampledStep extends SampledTokens {
  readonly promptTokenIds: readonly number[];
}

/** One call of a model. */
export interface ModelRequest {
  readonly messages: readonly PromptMessage[];
  /** False for calls that must not act, such as summarizing. */
  readonly withTools: boolean;
  /** Which of the six it is offered; absent for all of them. */
  readonly operations?: readonly OperationName[] | undefined;
  /** Optional arguments are not described. */
  readonly requiredArgumentsOnly?: boolean | undefined;
  /** For a policy that was trained to act: neither tools nor rules are described to it, and its earlier thoughts stay where they were. */
  readonly isTrained?: boolean | undefined;
  /** The step must call a tool; servers may ignore it. */
  readonly mustCall?: boolean | undefined;
  /** The step must answer in words: the tools stay in the prompt, and none may be called; servers may ignore it. */
  readonly mustAnswer?: boolean | undefined;
  readonly signal: AbortSignal;
}

/** What can go wrong at the provider, as far as a person can act on it. */
export type ModelErrorCode =
  | "model-unreachable"
  | "model-key-rejected"
  | "model-not-found"
  | "model-busy"
  | "model-context-too-long"
  | "model-timeout"
  | "model-broken-answer";

/** Thrown by `stream`; `message` is a sentence for a person. Neither it nor `call` holds a key. */
export class ModelError extends Error {
  constructor(
    readonly code: ModelErrorCode,
    message: string,
    /** How the provider answered; null where it was not asked, or nothing of it is known. */
    readonly call: FailedCall | null = null,
    /** What left, where it failed before a `sent` part could say so. */
    readonly sent: SentRequest | null = null,
  ) {
    super(message);
    this.name = "ModelError";
  }
}

/** By which form a model calls tools: the provider's, or the paper's text protocol, with or without a grammar sent along. */
export type ModelPath = "native" | "text-protocol" | "text-protocol-with-grammar";

/** A language model that may call the six tools. */
export interface LanguageModel {
  readonly identity: ModelIdentity;
  /** What it is asked for beside the prompt; absent where nothing is. */
  readonly sampling?: Sampling;
  readonly path?: ModelPath;
  /** Where it may be sent a system message; absent where it reads the prompt as it is rendered. */
  readonly systemPlace?: SystemPlace;
  /** The profile that it was trained with, which no setting changes; absent where it was trained with none of ours. */
  readonly profile?: ProfileChoice;
  /** What is known of it: size, prices. Absent where nothing is. */
  readonly facts?: ModelFacts;
  /** Streams one step. Throws `ModelError` for failures of the provider and an `AbortError` when the signal fires. */
  stream(request: ModelRequest): AsyncIterable<ModelPart>;
  /** The prompt that the server's template makes of a request; null where it does not tell. Absent where nobody could. Runs no model, never throws. */
  renderTemplate?(request: PlainRequest, signal: AbortSignal): Promise<string | null>;
}
