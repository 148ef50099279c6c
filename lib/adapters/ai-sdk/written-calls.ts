import type { JSONObject, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { generateId, type LanguageModelMiddleware } from "ai";
import { KnownTools } from "@/lib/core/protocol/written-calls/known-tools";
import type { WrittenStep } from "@/lib/core/protocol/written-calls/read-written-step";
import { type ReadStep, WrittenStepReader } from "@/lib/core/protocol/written-calls/written-step-reader";
import { noteNamespace } from "./step-note";

type Part = LanguageModelV4StreamPart;
type FinishPart = Extract<Part, { type: "finish" }>;

/**
 * A call is a call however it was written: text that is calls of the offered tools comes out as tool calls, with a note of the repair.
 * Stands outermost, so that it reads what every other middleware has left in the text, and a step of the paper's protocol that was
 * malformed for nothing but its form. Also says to the provider that no tool may be called, where the step must answer.
 */
export function createWrittenCalls(newId: () => string = generateId): LanguageModelMiddleware {
  return {
    specificationVersion: "v4",
    transformParams: async ({ params }) =>
      params.providerOptions?.[noteNamespace]?.mustAnswer === true
        ? { ...params, toolChoice: { type: "none" } }
        : params,
    wrapStream: async ({ doStream, params }) => {
      const tools = toolsOf(params);
      const { stream, ...rest } = await doStream();
      return tools
        ? { ...rest, stream: stream.pipeThrough(readWrittenCalls(tools, newId)) }
        : { ...rest, stream };
    },
  };
}

/** Also where no tool may be called: a server that ignores that gets its calls read, and refused, instead of shown to the person. */
function toolsOf({ tools = [] }: LanguageModelV4CallOptions): KnownTools | null {
  const offered = tools.flatMap((tool) =>
    tool.type === "function" ? [{ name: tool.name, inputSchema: tool.inputSchema }] : [],
  );
  return offered.length === 0 ? null : KnownTools.of(offered);
}

const textId = "written-step";

function readWrittenCalls(tools: KnownTools, newId: () => string): TransformStream<Part, Part> {
  const reader = new WrittenStepReader(tools);
  let hasText = false;
  let hasCalled = false;
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
        return said(reader.push(part.delta));
      case "tool-call":
        hasCalled = true;
        return [part];
      case "finish":
        return finish(part);
      default:
        return [part];
    }
  }

  function said(text: string): Part[] {
    if (text === "") return [];
    const start: Part[] = hasText ? [] : [{ type: "text-start", id: textId }];
    hasText = true;
    return [...start, { type: "text-delta", id: textId, delta: text }];
  }

  function finish(part: FinishPart): readonly Part[] {
    const isCut = part.finishReason.unified === "length";
    const malformed = malformedTextOf(part);
    const { step, rest }: ReadStep =
      malformed === null ? reader.end({ isCut }) : { step: readMalformed(malformed, isCut), rest: "" };
    // What a server has read as calls already is not read again out of the text that it left there too.
    const isRepeated = hasCalled && step.kind !== "answer";
    const calls = step.kind === "calls" && !hasCalled ? callsOf(step, newId) : [];
    const ended: Part[] = [...said(isRepeated ? "" : rest)];
    if (hasText) ended.push({ type: "text-end", id: textId });
    return [...ended, ...calls, hasCalled ? part : noted(part, step)];
  }

  function readMalformed(raw: string, isCut: boolean): WrittenStep {
    const whole = new WrittenStepReader(tools);
    whole.push(raw.replace(/^\s*<think>[\s\S]*?<\/think>/, "").replace(/<\/?answer>/g, ""));
    const { step } = whole.end({ isCut });
    return step.kind === "calls" ? step : { kind: "answer" };
  }
}

function callsOf({ calls }: Extract<WrittenStep, { kind: "calls" }>, newId: () => string): readonly Part[] {
  return calls.map(({ name, arguments: input }) => ({
    type: "tool-call",
    toolCallId: newId(),
    toolName: name,
    input: JSON.stringify(input),
  }));
}

/** What a malformed step of the paper's protocol had written; null for every other step. */
function malformedTextOf({ providerMetadata }: FinishPart): string | null {
  const malformed = providerMetadata?.[noteNamespace]?.malformed;
  const raw =
    malformed !== null && typeof malformed === "object" && "raw" in malformed ? malformed.raw : null;
  return typeof raw === "string" ? raw : null;
}

/** What our adapter must know of the step beyond its parts travels as metadata of the last one. */
function noted(part: FinishPart, step: WrittenStep): FinishPart {
  if (step.kind === "answer" || step.kind === "unclear") return part;
  const { malformed: _malformed, repairs: earlier, ...kept } = part.providerMetadata?.[noteNamespace] ?? {};
  const repairs = Array.isArray(earlier) ? earlier : [];
  const note: JSONObject =
    step.kind === "calls"
      ? { ...kept, repairs: [...repairs, ...step.repairs] }
      : { ...kept, malformed: { reason: step.reason, raw: step.raw, wantsWords: step.wantsWords === true } };
  const finishReason =
    step.kind === "calls" ? { ...part.finishReason, unified: "tool-calls" as const } : part.finishReason;
  return { ...part, finishReason, providerMetadata: { ...part.providerMetadata, [noteNamespace]: note } };
}
