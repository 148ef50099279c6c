import type { PromptMessage } from "@/lib/core/context/render-prompt";
import type { Thought, ToolCall } from "@/lib/core/log/context-item";
import type { Usage } from "@/lib/core/log/event-envelope";
import type { EventOf } from "@/lib/core/log/events";
import type { SampledTokens } from "@/lib/core/log/sampling";
import { studioProfile } from "@/lib/core/model/profile";
import type { PartialStep } from "@/lib/core/session/partial-step";
import { cleanJson, cleanText } from "@/lib/core/text/clean-text";
import type { ModelPart } from "@/lib/ports/language-model";
import type { Dependencies } from "../dependencies";
import type { LeasedTurn } from "../scope";
import { leaseMs } from "./start-turn";

/** How often the unfinished text is saved and the lease renewed, in milliseconds: what a crash may lose. */
const saveEveryMs = 1_000;

/** What one model call produced. Grows while it streams, so that the one who catches an error still has the text so far. */
export interface ModelAnswer {
  text: string;
  reasoning: string;
  toolCalls: ToolCall[];
  /** Set while a busy provider is asked again, before its first part. */
  retry: PartialStep["retry"] | null;
  /** What the provider wants back with the next step; one for each item of the provider. */
  thoughts: readonly Thought[];
  /** Set when the step is neither an answer nor calls that can be read. */
  malformed: {
    readonly reason: string;
    readonly raw: string;
    readonly isProtocol: boolean;
    readonly wantsWords: boolean;
  } | null;
  /** What was put right in the model's writing. */
  repairs: readonly string[];
  /** What left the adapter and what came back, as far as it can tell. */
  record: AnswerRecord;
  finishReason: string;
  usage: Usage | null;
  /** The tokens that were drawn; null where nobody asked for them. */
  sampled: SampledTokens | null;
  firstTokenMs: number | null;
  durationMs: number;
}

/** What a step's event keeps of its request and of what the model wrote. */
export type AnswerRecord = Pick<
  EventOf<"step-finished">,
  "sent" | "written" | "serverReason" | "firstTokens"
>;

/** An answer before its first part. */
export function emptyAnswer(): ModelAnswer {
  return {
    text: "",
    reasoning: "",
    toolCalls: [],
    retry: null,
    thoughts: [],
    malformed: null,
    repairs: [],
    record: {},
    finishReason: "unfinished",
    usage: null,
    sampled: null,
    firstTokenMs: null,
    durationMs: 0,
  };
}

/** What a step sends; with `mustAnswer` no tool may be called in it. */
export interface ToSend {
  readonly messages: readonly PromptMessage[];
  readonly mustAnswer: boolean;
}

/** The lease is gone: another process closed this turn, so this worker must stop. */
export class LeaseLostError extends Error {}

/**
 * Streams one step into `answer`, showing the unfinished text to anyone who watches. Throws what the model port throws,
 * and `LeaseLostError` when the turn is not ours any more.
 */
export async function callModel(
  deps: Dependencies,
  scope: LeasedTurn & { readonly step: number; readonly signal: AbortSignal },
  { messages, mustAnswer }: ToSend,
  answer: ModelAnswer,
): Promise<void> {
  const startedMs = deps.clock.now().getTime();
  const elapsedMs = () => deps.clock.now().getTime() - startedMs;
  const progress = createProgressSaver(deps, scope, answer, elapsedMs);
  const { operations, requiredArgumentsOnly = false, isTrained = false } = deps.profile ?? studioProfile;
  const request = {
    messages,
    withTools: operations.length > 0,
    operations,
    requiredArgumentsOnly,
    isTrained,
    mustAnswer,
    signal: scope.signal,
  };
  try {
    for await (const part of deps.languageModel.stream(request)) {
      if (part.type !== "retrying" && part.type !== "sent") answer.firstTokenMs ??= elapsedMs();
      absorb(answer, part, deps.clock.now());
      publish(deps, scope, answer);
      await progress.afterPart();
    }
  } finally {
    await progress.stop();
    // A call that fails or is stopped took its time, too.
    answer.durationMs = elapsedMs();
  }
}

function absorb(answer: ModelAnswer, part: ModelPart, now: Date): void {
  answer.retry = null;
  switch (part.type) {
    case "retrying":
      answer.retry = {
        attempt: part.attempt,
        ofAttempts: part.ofAttempts,
        at: new Date(now.getTime() + part.waitMs).toISOString(),
      };
      return;
    case "sent":
      answer.record = { ...answer.record, sent: part.sent };
      return;
    case "heard":
      return;
    case "written":
      answer.record = { ...answer.record, ...writtenIn(part) };
      return;
    case "text":
      answer.text += clean(part.delta);
      return;
    case "reasoning":
      answer.reasoning += clean(part.delta);
      return;
    case "thought":
      answer.thoughts = withThought(answer.thoughts, part);
      return;
    case "tool-call":
      answer.toolCalls.push(cleanCall(part));
      return;
    case "malformed":
      answer.malformed = {
        reason: clean(part.reason),
        raw: clean(part.raw),
        isProtocol: part.isProtocol === true,
        wantsWords: part.wantsWords === true,
      };
      return;
    case "finished":
      answer.finishReason = part.finishReason;
      answer.repairs = part.repairs ?? [];
      answer.usage = part.usage;
      answer.sampled = part.sampled ? withoutPrompt(part.sampled) : null;
  }
}

function withoutPrompt({ tokenIds, logProbabilities }: SampledTokens): SampledTokens {
  return { tokenIds, ...(logProbabilities ? { logProbabilities } : {}) };
}

/**
 * Saves the unfinished text once a second while parts come, and a second after the last one where then none does: a provider that falls silent
 * must not cost what it has said.
 */
function createProgressSaver(
  deps: Dependencies,
  scope: LeasedTurn,
  answer: ModelAnswer,
  elapsedMs: () => number,
) {
  let savedAtMs = 0;
  let savedText = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();
  let failure: unknown = null;

  function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    savedAtMs = elapsedMs();
    savedText = answer.text;
    return saveProgress(deps, scope, savedText);
  }

  function saveWhatIsLeft(): void {
    timer = undefined;
    if (answer.text === savedText) return;
    saving = save().catch((error: unknown) => {
      failure = error;
    });
  }

  return {
    /** Throws what a save in between threw: `LeaseLostError`, or what the storage throws. */
    async afterPart(): Promise<void> {
      await saving;
      if (failure !== null) throw failure;
      if (elapsedMs() - savedAtMs >= saveEveryMs) return save();
      timer ??= setTimeout(saveWhatIsLeft, saveEveryMs);
    },
    /** Nothing is saved any more once this resolves. */
    stop(): Promise<void> {
      clearTimeout(timer);
      return saving;
    },
  };
}

/** Keeps the unfinished text for the case of a crash; also notices when another process has closed the turn. */
async function saveProgress(deps: Dependencies, scope: LeasedTurn, partialText: string): Promise<void> {
  const { ownerId, sessionId, turnId, fence } = scope;
  const untilMs = deps.clock.now().getTime() + leaseMs;
  const kept = await deps.sessionDirectory.renewLease({
    ...{ ownerId, sessionId, turnId, fence },
    ...{ untilMs, partialText },
  });
  if (!kept) throw new LeaseLostError();
}

function publish(
  deps: Dependencies,
  scope: LeasedTurn & { readonly step: number },
  { text, reasoning, retry }: ModelAnswer,
): void {
  const { ownerId, sessionId, turnId, step } = scope;
  deps.live.publishPartial({
    ownerId,
    sessionId,
    partial: { turnId, step, text, reasoning, ...(retry ? { retry } : {}) },
  });
}

/** Words of the model like all others; tabs and line breaks stay, what no text may hold goes. */
function writtenIn({ written, serverReason, firstTokens }: WrittenPart): AnswerRecord {
  return {
    written: written.map((piece) => ({
      ...piece,
      ...(piece.toolName === undefined ? {} : { toolName: clean(piece.toolName) }),
      text: clean(piece.text),
    })),
    ...(serverReason === undefined ? {} : { serverReason: clean(serverReason) }),
    ...(firstTokens === undefined
      ? {}
      : { firstTokens: firstTokens.map((one) => ({ ...one, token: clean(one.token) })) }),
  };
}

type WrittenPart = Extract<ModelPart, { type: "written" }>;

/** What the event keeps: raw output only where it is not the answer word for word. */
export function recordOf({ record, text }: ModelAnswer): AnswerRecord {
  const { written, ...rest } = record;
  const [only, ...others] = written ?? [];
  const saysTheSame = others.length === 0 && only?.as === "text" && only.text === text;
  return written === undefined || written.length === 0 || saysTheSame ? rest : { ...rest, written };
}

/** A delta may end inside a surrogate pair only at a provider that cuts bytes; such halves become U+FFFD. */
function clean(delta: string): string {
  return cleanText(delta.toWellFormed()) ?? "";
}

function cleanCall({ toolCallId, toolName, input, seal }: ToolCall): ToolCall {
  return { toolCallId, toolName: clean(toolName), input: cleanJson(input), ...(seal ? { seal } : {}) };
}

/** The pieces of one sealed item all carry the whole of it; plain thoughts of a step are one. */
function withThought(
  thoughts: readonly Thought[],
  { type: _type, ...thought }: ThoughtPart,
): readonly Thought[] {
  if ("text" in thought) return [...thoughts, { ...thought, text: clean(thought.text) }];
  return [...thoughts.filter((other) => !("itemId" in other) || other.itemId !== thought.itemId), thought];
}

type ThoughtPart = Extract<ModelPart, { type: "thought" }>;
