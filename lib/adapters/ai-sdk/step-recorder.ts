import type { JSONObject, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { z } from "zod";
import { readRequest, recordedRequest } from "@/lib/core/context/sent-request";
import type { FirstToken, SentRequest, WrittenPiece } from "@/lib/core/log/sent-request";
import { rawMaxCharacters } from "@/lib/core/protocol/protocol-outcome";
import { withoutGrammar, withoutGrammarHeader } from "./field-retry";
import { noteNamespace } from "./step-note";

type Part = LanguageModelV4StreamPart;

/** What is known of a step at its wire, beside what the other middleware makes of it. */
export type StepRecord =
  | { readonly kind: "sent"; readonly sent: SentRequest }
  /** The first piece is there, whether or not anything of it can be shown yet. */
  | { readonly kind: "heard" }
  | {
      readonly kind: "written";
      readonly written: readonly WrittenPiece[];
      readonly serverReason?: string;
      readonly firstTokens?: readonly FirstToken[];
    };

/**
 * Stands innermost and notes what left for the model and what came back, before anything reads or changes it. Its notes travel as raw parts,
 * which every other middleware lets pass.
 */
export const stepRecorder: LanguageModelMiddleware = {
  specificationVersion: "v4",
  transformParams: async ({ params }) => ({ ...params, includeRawChunks: false }),
  wrapStream: async ({ doStream }) => {
    const { stream, request, response, ...rest } = await doStream();
    const isWithoutGrammar = response?.headers?.[withoutGrammarHeader] !== undefined;
    // A server that refused the grammar was sent the request once more without it.
    const read = readRequest(isWithoutGrammar ? withoutGrammar(request?.body) : request?.body);
    const recorded = stream.pipeThrough(recorder(read ? recordedRequest(read) : null));
    return { ...rest, ...(request ? { request } : {}), ...(response ? { response } : {}), stream: recorded };
  },
};

/** The note in a raw part of the stream; null for the raw part of anybody else. */
export function stepRecordOf(rawValue: unknown): StepRecord | null {
  return rawValue !== null && typeof rawValue === "object" && noteNamespace in rawValue
    ? (rawValue[noteNamespace] as StepRecord)
    : null;
}

function recorder(sent: SentRequest | null): TransformStream<Part, Part> {
  const pieces: { as: "text" | "reasoning" | "call"; toolName?: string; text: string }[] = [];
  let hasHeard = false;
  return new TransformStream({
    start(controller) {
      if (sent) controller.enqueue(note({ kind: "sent", sent }));
    },
    transform(part, controller) {
      if (!hasHeard && isPiece(part)) {
        hasHeard = true;
        controller.enqueue(note({ kind: "heard" }));
      }
      if (part.type === "text-delta") write("text", part.delta);
      else if (part.type === "reasoning-delta") write("reasoning", part.delta);
      else if (part.type === "tool-call")
        pieces.push({ as: "call", toolName: part.toolName, text: part.input.slice(0, rawMaxCharacters) });
      else if (part.type === "finish") controller.enqueue(note(ended(part)));
      controller.enqueue(part);
    },
  });

  function write(as: "text" | "reasoning", delta: string): void {
    const last = pieces.at(-1);
    if (last?.as === as) last.text = (last.text + delta).slice(0, rawMaxCharacters);
    else pieces.push({ as, text: delta.slice(0, rawMaxCharacters) });
  }

  function ended({ finishReason, providerMetadata }: Extract<Part, { type: "finish" }>): StepRecord {
    const known = endNoteSchema.safeParse(providerMetadata?.[noteNamespace]).data ?? {};
    return {
      kind: "written",
      written: known.wrote === undefined ? pieces : [{ as: "whole", text: known.wrote }],
      ...(finishReason.raw ? { serverReason: finishReason.raw.slice(0, 100) } : {}),
      ...(known.firstTokens?.length ? { firstTokens: known.firstTokens } : {}),
    };
  }
}

/** What the provider nearest to the model leaves with the end of a step. */
const endNoteSchema = z.object({
  wrote: z.string().optional(),
  firstTokens: z.array(z.object({ token: z.string(), probability: z.number().min(0).max(1) })).optional(),
});

function isPiece({ type }: Part): boolean {
  return type === "text-delta" || type === "reasoning-delta" || type.startsWith("tool-");
}

function note(record: StepRecord): Part {
  return { type: "raw", rawValue: { [noteNamespace]: record as unknown as JSONObject } };
}
