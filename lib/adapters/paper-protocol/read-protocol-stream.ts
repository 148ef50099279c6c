import type { JSONObject, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { ProtocolOutcome } from "@/lib/core/protocol/protocol-outcome";
import { ProtocolParser, type ProtocolPiece } from "@/lib/core/protocol/protocol-parser";

const textId = "paper-answer";
const reasoningId = "paper-thought";

type Part = LanguageModelV4StreamPart;
type FinishPart = Extract<Part, { type: "finish" }>;

/** Turns the text of a model that follows the paper's protocol into the parts of one that calls tools by itself. */
export function readProtocolStream(newId: () => string): TransformStream<Part, Part> {
  const parser = new ProtocolParser();
  const open = createOpenPart();
  return new TransformStream({
    transform(part, controller) {
      for (const one of translate(part)) controller.enqueue(one);
    },
  });

  function translate(part: Part): readonly Part[] {
    switch (part.type) {
      case "text-start":
      case "text-end":
        return [];
      case "text-delta":
        return parser.push(part.delta).flatMap(open.write);
      case "reasoning-delta":
        if (part.delta.trim() !== "") parser.noteThought();
        return open.write({ type: "reasoning", delta: part.delta });
      case "reasoning-start":
      case "reasoning-end":
        return [];
      case "finish":
        return finish(part);
      default:
        return [part];
    }
  }

  function finish(part: FinishPart): readonly Part[] {
    const { pieces, outcome } = parser.end({ isCut: part.finishReason.unified === "length" });
    return [...pieces.flatMap(open.write), ...open.close(), ...callsOf(outcome, newId), noted(part, outcome)];
  }
}

function callsOf(outcome: ProtocolOutcome, newId: () => string): readonly Part[] {
  if (outcome.kind !== "calls") return [];
  return outcome.calls.map(({ name, arguments: input }) => ({
    type: "tool-call",
    toolCallId: newId(),
    toolName: name,
    input: JSON.stringify(input),
  }));
}

/** What our adapter must know of the step beyond its parts travels as metadata of the last one. */
function noted(part: FinishPart, outcome: ProtocolOutcome): FinishPart {
  const note: JSONObject =
    outcome.kind === "malformed"
      ? { malformed: { reason: outcome.reason, raw: outcome.raw, isProtocol: true } }
      : { repairs: [...outcome.repairs] };
  const finishReason =
    outcome.kind === "calls" ? { ...part.finishReason, unified: "tool-calls" as const } : part.finishReason;
  return { ...part, finishReason, providerMetadata: { ...part.providerMetadata, agemem: note } };
}

/** Text and reasoning each begin and end in the AI SDK's stream; this keeps at most one of them open. */
function createOpenPart() {
  let open: ProtocolPiece["type"] | null = null;

  function close(): Part[] {
    if (open === null) return [];
    const ended: Part =
      open === "text" ? { type: "text-end", id: textId } : { type: "reasoning-end", id: reasoningId };
    open = null;
    return [ended];
  }

  return {
    close,
    write({ type, delta }: ProtocolPiece): Part[] {
      const isText = type === "text";
      const parts = open === type ? [] : close();
      if (open !== type)
        parts.push(
          isText ? { type: "text-start", id: textId } : { type: "reasoning-start", id: reasoningId },
        );
      open = type;
      parts.push(
        isText
          ? { type: "text-delta", id: textId, delta }
          : { type: "reasoning-delta", id: reasoningId, delta },
      );
      return parts;
    },
  };
}
