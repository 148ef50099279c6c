import { z } from "zod";
import type { Usage } from "../log/event-envelope";
import { cleanText } from "../text/clean-text";
import { inputOfArguments, type RequestCall } from "./request-message";

/** What a model answered to an agent's request, as far as it came. */
export interface ModelAnswer {
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly RequestCall[];
  /** In the provider's own word; null while it has not said why it stopped. */
  readonly finishReason: string | null;
  readonly usage: Usage | null;
  /** What the provider said instead of an answer. */
  readonly error: string | null;
  /** The name that the provider gave the answer, by which a later request may refer to it. */
  readonly responseId: string | null;
}

/** Gathers an answer from what a provider sends, piece by piece. What cannot be read is left out; it never throws. */
export interface AnswerReader {
  /** One event of the stream, or the whole body of an answer that is not streamed. True where it held something of the answer. */
  add(value: unknown): boolean;
  answer(): ModelAnswer;
}

const count = z.number().int().nonnegative().nullish().catch(null);
const chatUsage = z.looseObject({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.looseObject({ cached_tokens: count }).nullish().catch(null),
  completion_tokens_details: z.looseObject({ reasoning_tokens: count }).nullish().catch(null),
});

const callPiece = z.looseObject({
  index: z.number().int().optional(),
  id: z.string().nullish(),
  function: z.looseObject({ name: z.string().nullish(), arguments: z.unknown().optional() }).nullish(),
});

const said = z.looseObject({
  content: z.unknown().optional(),
  reasoning_content: z.string().nullish().catch(null),
  reasoning: z.string().nullish().catch(null),
  tool_calls: z.array(callPiece).nullish().catch(null),
});

const chatPiece = z.looseObject({
  id: z.string().nullish().catch(null),
  choices: z
    .array(
      z.looseObject({
        index: z.number().optional(),
        delta: said.nullish(),
        message: said.nullish(),
        finish_reason: z.string().nullish().catch(null),
      }),
    )
    .nullish()
    .catch(null),
  usage: chatUsage.nullish().catch(null),
  error: z.unknown().optional(),
});

/** The reader of Chat Completions. Of several choices the first is read. */
export function readChatAnswer(): AnswerReader {
  let [text, reasoning] = ["", ""];
  let finishReason: string | null = null;
  let usage: Usage | null = null;
  let error: string | null = null;
  let responseId: string | null = null;
  const calls: CallPieces = new Map();
  const addPart = (part: z.infer<typeof said>): boolean => {
    const more = contentText(part.content);
    const thought = part.reasoning_content ?? part.reasoning ?? "";
    text += more;
    reasoning += thought;
    return addCalls(calls, part.tool_calls ?? []) || more !== "" || thought !== "";
  };
  return {
    add(value) {
      const { data: piece } = chatPiece.safeParse(value);
      if (!piece) return false;
      responseId = piece.id ?? responseId;
      error ??= errorIn(piece.error);
      if (piece.usage) usage = usageOfChat(piece.usage);
      const choice = piece.choices?.find(({ index = 0 }) => index === 0);
      finishReason = choice?.finish_reason ?? finishReason;
      const part = choice?.delta ?? choice?.message;
      return part ? addPart(part) : false;
    },
    answer: () => ({
      text: cleanText(text) ?? "",
      reasoning: cleanText(reasoning) ?? "",
      toolCalls: [...calls.values()].map(({ id, name, written }) => ({
        toolCallId: id,
        toolName: name,
        input: inputOfArguments(written),
      })),
      ...{ finishReason, usage, error, responseId },
    }),
  };
}

/** Calls as they come in pieces, by their place in the answer. */
type CallPieces = Map<number, { readonly id: string; readonly name: string; readonly written: string }>;

function addCalls(calls: CallPieces, pieces: readonly z.infer<typeof callPiece>[]): boolean {
  for (const [place, { index = place, id, function: called }] of pieces.entries()) {
    const known = calls.get(index) ?? { id: "", name: "", written: "" };
    calls.set(index, {
      id: id ?? known.id,
      name: known.name + (called?.name ?? ""),
      written: known.written + argumentsText(called?.arguments),
    });
  }
  return pieces.length > 0;
}

function argumentsText(written: unknown): string {
  if (typeof written === "string") return written;
  return written === undefined || written === null ? "" : JSON.stringify(written);
}

function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (part && typeof part.text === "string" ? part.text : "")).join("");
}

function usageOfChat(usage: z.infer<typeof chatUsage>): Usage {
  return {
    inputTokens: usage.prompt_tokens ?? null,
    cachedInputTokens: usage.prompt_tokens_details?.cached_tokens ?? null,
    outputTokens: usage.completion_tokens ?? null,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? null,
  };
}

/** The sentence of a provider's error, whatever form it has; null where there is none. */
export function errorIn(error: unknown): string | null {
  if (error === undefined || error === null) return null;
  if (typeof error === "string") return error.slice(0, 500);
  const message = typeof error === "object" && "message" in error ? error.message : null;
  return typeof message === "string" ? message.slice(0, 500) : "The provider answered with an error.";
}
