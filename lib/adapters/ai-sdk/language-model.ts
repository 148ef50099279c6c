import { setTimeout } from "node:timers/promises";
import {
  isStepCount,
  type LanguageModel as SdkLanguageModel,
  streamText,
  type TextStreamPart,
  type ToolSet,
} from "ai";
import { z } from "zod";
import { alternateRoles, type SystemPlace } from "@/lib/core/context/alternate-roles";
import type { CallSeal } from "@/lib/core/log/context-item";
import type { ModelIdentity } from "@/lib/core/log/event-envelope";
import { askedOf, type Sampling, serverSampling } from "@/lib/core/log/sampling";
import {
  type LanguageModel,
  ModelError,
  type ModelPart,
  type ModelPath,
  type ModelRequest,
} from "@/lib/ports/language-model";
import { describeModelError, isTimeout } from "./describe-model-error";
import { type CallPlace, failedRequest, noPlace } from "./failed-call";
import { meaningOf } from "./finish-reason";
import { toolsOffered } from "./memory-tools";
import { modelError, timeoutError } from "./model-failures";
import { toModelMessages } from "./model-messages";
import { retryWaitMs } from "./retry-wait";
import { sampledStepOf } from "./sampled-step";
import { type SilenceLimits, type SilenceWatch, watchSilence } from "./silence-watch";
import { noteNamespace, stepNoteOf } from "./step-note";
import { stepRecordOf } from "./step-recorder";
import { usageOf } from "./usage";

/** How much patience we have with a provider; times in milliseconds. */
export interface ModelLimits extends SilenceLimits {
  readonly totalMs: number;
  /** How often a request is sent again while no part of an answer has arrived. */
  readonly maxRetries: number;
}

// A local model may read a full context for minutes before its first word, and a reasoning model may think in silence.
const defaultLimits: ModelLimits = {
  firstChunkMs: 240_000,
  chunkMs: 120_000,
  totalMs: 600_000,
  maxRetries: 2,
};

/** No answer of any model is longer, in characters; what goes on past this is not one. */
const maxAnswerCharacters = 2_000_000;

/** How a model is spoken to. */
export interface SpokenOptions {
  readonly limits?: ModelLimits;
  readonly sampling?: Sampling;
  /** By which form it calls tools. */
  readonly path?: ModelPath;
  /** Where it may be sent a system message; null for a model that reads the prompt as it is rendered. */
  readonly systemPlace?: SystemPlace | null;
  /** Where it is asked, for the report of a call that fails. */
  readonly callPlace?: CallPlace;
}

/**
 * Any model of the AI SDK behind our port. One call is one step: the loop over steps is ours, because between two steps the context
 * is projected again from the log. Tools carry no `execute`, so the SDK hands the calls back instead of running them.
 */
export function createSdkLanguageModel(
  model: SdkLanguageModel,
  identity: ModelIdentity,
  {
    limits = defaultLimits,
    sampling = serverSampling,
    path = "native",
    systemPlace = "first",
    callPlace = noPlace,
  }: SpokenOptions = {},
): LanguageModel {
  return {
    identity,
    sampling,
    path,
    ...(systemPlace === null ? {} : { systemPlace }),
    async *stream(request) {
      const silence = watchSilence(limits);
      const startedMs = performance.now();
      const seen: SeenParts = { hasAnswered: false, isSent: false, attempts: 1 };
      try {
        for await (const part of withRetries(request, silence)) {
          notePart(seen, part);
          yield part;
        }
      } catch (error) {
        request.signal.throwIfAborted();
        const failure = isTimeout(error)
          ? timeoutOf(silence, seen.hasAnswered, performance.now() - startedMs)
          : describeModelError(error, identity, callPlace);
        if (failure.sent && !seen.isSent) yield { type: "sent", sent: failure.sent };
        throw countedAttempts(failure, seen.attempts);
      } finally {
        silence.end();
      }
    },
  };

  /** Which limit was it? A connection that somebody else gave up ran into none of ours. */
  function timeoutOf(silence: SilenceWatch, hasAnswered: boolean, elapsedMs: number): ModelError {
    const missedMs = silence.missed();
    const failed = failedRequest({ address: callPlace.address }, callPlace);
    if (missedMs !== null)
      return timeoutError(hasAnswered ? "chunkMs" : "firstChunkMs", missedMs, identity, failed);
    return elapsedMs >= 0.9 * limits.totalMs
      ? timeoutError("totalMs", limits.totalMs, identity, failed)
      : modelError("silent", identity, failed);
  }

  /** Not the SDK's own retries, because nobody could see them. Once a part has arrived nothing is sent again. */
  async function* withRetries(request: ModelRequest, silence: SilenceWatch): AsyncIterable<ModelPart> {
    for (let attempt = 1; ; attempt += 1) {
      let hasAnswered = false;
      try {
        for await (const part of readParts(call(request, silence.signal), silence)) {
          hasAnswered ||= part.type !== "sent";
          yield part;
        }
        return;
      } catch (error) {
        if (hasAnswered || attempt > limits.maxRetries) throw error;
        yield* waitForRetry(error, attempt, AbortSignal.any([request.signal, silence.signal]));
      }
    }
  }

  /** Says that it waits, and waits. Throws the error on where trying again cannot help, and when the signal fires. */
  async function* waitForRetry(
    error: unknown,
    attempt: number,
    signal: AbortSignal,
  ): AsyncIterable<ModelPart> {
    const waitMs = signal.aborted ? null : retryWaitMs(error, attempt);
    if (waitMs === null) throw error;
    yield { type: "retrying", attempt, ofAttempts: limits.maxRetries, waitMs };
    await setTimeout(waitMs, undefined, { signal });
  }

  function call(
    {
      messages,
      withTools,
      operations,
      requiredArgumentsOnly,
      isTrained,
      mustCall,
      mustAnswer,
      signal,
    }: ModelRequest,
    silenceSignal: AbortSignal,
  ): AsyncIterable<StreamPart> {
    const { stream } = streamText({
      model,
      ...toModelMessages(
        systemPlace === null ? messages : alternateRoles(messages, systemPlace),
        identity.modelId,
      ),
      // All of them are this app's own: no text of a model or a memory ever becomes one.
      allowSystemInMessages: true,
      ...(withTools ? { tools: toolsOffered({ operations, requiredArgumentsOnly }) } : {}),
      ...(withTools && mustCall ? { toolChoice: "required" } : {}),
      // Not the SDK's tool choice: it throws where a server does not obey, and such a call is refused in words instead.
      providerOptions: {
        [noteNamespace]: {
          ...(isTrained ? { isTrained } : {}),
          ...(withTools && mustAnswer ? { mustAnswer } : {}),
        },
      },
      ...askedOf(sampling),
      stopWhen: isStepCount(1),
      // Notes of our own innermost middleware travel as these.
      include: { rawChunks: true },
      abortSignal: AbortSignal.any([signal, silenceSignal]),
      // Not the SDK's own chunk timeouts: they start only when the first output is there.
      timeout: { totalMs: limits.totalMs },
      maxRetries: 0,
      // Errors come out of the stream too; without this the SDK prints them.
      onError: () => undefined,
    });
    return stream;
  }

  async function* readParts(
    stream: AsyncIterable<StreamPart>,
    silence: SilenceWatch,
  ): AsyncIterable<ModelPart> {
    let characters = 0;
    for await (const part of stream) {
      const length = lengthOf(part);
      characters += length;
      if (characters > maxAnswerCharacters) throw modelError("too-large", identity);
      if (hasBegun(part)) silence.heard(length > 0 ? limits.chunkMs : limits.firstChunkMs);
      yield* translate(part, identity);
    }
  }
}

/** What a call has come to when it fails. */
interface SeenParts {
  hasAnswered: boolean;
  isSent: boolean;
  attempts: number;
}

function notePart(seen: SeenParts, { type }: ModelPart): void {
  if (type === "text" || type === "reasoning") seen.hasAnswered = true;
  if (type === "sent") seen.isSent = true;
  if (type === "retrying") seen.attempts += 1;
}

function countedAttempts(error: ModelError, attempts: number): ModelError {
  const { code, message, call, sent } = error;
  return call === null ? error : new ModelError(code, message, { ...call, attempts }, sent);
}

type StreamPart = TextStreamPart<ToolSet>;

function translate(part: StreamPart, identity: ModelIdentity): readonly ModelPart[] {
  switch (part.type) {
    case "text-delta":
      return [{ type: "text", delta: part.text }];
    case "reasoning-delta":
      return [{ type: "reasoning", delta: part.text }];
    case "reasoning-end":
      return sealedThoughts(part.providerMetadata, identity);
    case "tool-call": {
      const { toolCallId, toolName, input } = part;
      return [{ type: "tool-call", toolCallId, toolName, input, ...sealOf(part.providerMetadata, identity) }];
    }
    case "finish-step":
      // The stream ended without the provider's word that the answer is complete.
      if (part.finishReason === "interrupted" || part.finishReason === "error")
        throw modelError("cut-off", identity);
      return finishedParts(part, identity);
    case "raw":
      return recordParts(part.rawValue);
    case "error":
      throw part.error;
    case "abort":
      throw new DOMException("The request took too long", "TimeoutError");
    default:
      return [];
  }
}

function recordParts(rawValue: unknown): readonly ModelPart[] {
  const record = stepRecordOf(rawValue);
  if (record === null) return [];
  switch (record.kind) {
    case "sent":
      return [{ type: "sent", sent: record.sent }];
    case "heard":
      return [{ type: "heard" }];
    case "written": {
      const { written, serverReason, firstTokens } = record;
      return [
        {
          type: "written",
          written,
          ...(serverReason === undefined ? {} : { serverReason }),
          ...(firstTokens === undefined ? {} : { firstTokens }),
        },
      ];
    }
  }
}

/** OpenAI seals its reasoning: nobody else can read it, and the next step of the turn is better with it. */
const sealedSchema = z.object({
  openai: z.object({ itemId: z.string(), reasoningEncryptedContent: z.string() }),
});

function sealedThoughts(metadata: unknown, { modelId }: ModelIdentity): readonly ModelPart[] {
  const parsed = sealedSchema.safeParse(metadata);
  if (!parsed.success) return [];
  const { itemId, reasoningEncryptedContent: sealed } = parsed.data.openai;
  return [{ type: "thought", modelId, itemId, sealed }];
}

/** What a provider put beside a call, to be sent back with it; absent where it put nothing. */
function sealOf(metadata: unknown, { modelId }: ModelIdentity): { readonly seal?: CallSeal } {
  const parsed = z.record(z.string(), z.record(z.string(), z.json())).safeParse(metadata);
  if (!parsed.success) return {};
  const fields = Object.fromEntries(
    // The id of an item that the provider was asked not to keep leads nowhere.
    Object.entries(parsed.data).filter(([name, value]) => name !== "openai" && Object.keys(value).length > 0),
  );
  return Object.keys(fields).length === 0 ? {} : { seal: { modelId, fields } };
}

function finishedParts(
  { finishReason, rawFinishReason, usage, providerMetadata }: Extract<StreamPart, { type: "finish-step" }>,
  { modelId }: ModelIdentity,
): readonly ModelPart[] {
  const { malformed, repairs = [], reasoning } = stepNoteOf(providerMetadata);
  const sampled = sampledStepOf(providerMetadata);
  const finished = {
    type: "finished",
    finishReason: finishReason === "other" ? meaningOf(rawFinishReason) : finishReason,
    usage: usageOf(usage),
    ...(sampled ? { sampled } : {}),
  } as const;
  return [
    ...(reasoning === undefined ? [] : [{ type: "thought", modelId, text: reasoning } as const]),
    ...(malformed ? [malformedPart(malformed)] : []),
    repairs.length > 0 ? { ...finished, repairs } : finished,
  ];
}

function malformedPart({ reason, raw, isProtocol, wantsWords }: MalformedNote): ModelPart {
  return {
    ...{ type: "malformed", reason, raw },
    ...(isProtocol ? { isProtocol } : {}),
    ...(wantsWords ? { wantsWords } : {}),
  };
}

type MalformedNote = NonNullable<ReturnType<typeof stepNoteOf>["malformed"]>;

/** The SDK says "start" by itself; everything else comes from the provider. */
function hasBegun({ type }: StreamPart): boolean {
  return type !== "start" && type !== "start-step" && type !== "raw";
}

/** How much of an answer this part carries, in characters. */
function lengthOf(part: StreamPart): number {
  if (part.type === "text-delta" || part.type === "reasoning-delta") return part.text.length;
  return part.type === "tool-input-delta" ? part.delta.length : 0;
}
