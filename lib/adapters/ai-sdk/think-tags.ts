import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";

const opening = "<think>";
const closing = "</think>";
/** The end of thoughts whose beginning was in the prompt template; in prose the tag is not alone at the start of a line. */
const lonelyClosing = `\n${closing}`;

/** A piece of an answer, sorted. */
export interface SortedPiece {
  readonly type: "text" | "reasoning";
  readonly delta: string;
}

/**
 * Sorts an answer that begins with `<think>…</think>` into thoughts and text, however it is cut into pieces, so that the tags are
 * never shown. Unlike the AI SDK's extractor it takes only thoughts that come first: an answer *about* the tag stays whole.
 */
export function createThinkTagSorter() {
  let state: "start" | "thinking" | "gap" | "answer" | "rest" = "start";
  let held = "";

  /** Takes what can be decided off `held`; null when more is needed. */
  function next(): SortedPiece | null {
    switch (state) {
      case "start":
        return readStart();
      case "thinking":
        return readUpTo(closing, "reasoning", "gap");
      case "gap":
        return readGap();
      case "answer":
        return readUpTo(lonelyClosing, "text", "rest");
      case "rest":
        return take("text", held.length);
    }
  }

  function readStart(): SortedPiece | null {
    const begun = held.trimStart();
    for (const [tag, after] of [
      [opening, "thinking"],
      [closing, "gap"],
    ] as const) {
      if (!begun.startsWith(tag)) continue;
      held = begun.slice(tag.length);
      state = after;
      return next();
    }
    if (opening.startsWith(begun) || closing.startsWith(begun)) return null;
    state = "answer";
    return next();
  }

  /** The blank lines between thoughts and answer belong to neither. */
  function readGap(): SortedPiece | null {
    held = held.trimStart();
    if (held === "") return null;
    state = "rest";
    return next();
  }

  function readUpTo(tag: string, type: SortedPiece["type"], after: typeof state): SortedPiece | null {
    const found = held.indexOf(tag);
    if (found === -1) return take(type, held.length - lengthOfBegunTag(held, tag));
    const piece = { type, delta: held.slice(0, found) };
    held = held.slice(found + tag.length);
    state = after;
    return piece;
  }

  function take(type: SortedPiece["type"], length: number): SortedPiece | null {
    if (length === 0) return null;
    const piece = { type, delta: held.slice(0, length) };
    held = held.slice(length);
    return piece;
  }

  return {
    /** What can be shown after this piece arrived. */
    push(delta: string): readonly SortedPiece[] {
      held += delta;
      const pieces: SortedPiece[] = [];
      for (let piece = next(); piece; piece = next()) if (piece.delta !== "") pieces.push(piece);
      return pieces;
    },
    /** What was held back because a tag might have begun. */
    end(): readonly SortedPiece[] {
      const last: SortedPiece = { type: state === "thinking" ? "reasoning" : "text", delta: held };
      held = "";
      return last.delta === "" ? [] : [last];
    },
  };
}

/** How many characters at the end of the text may be the beginning of the tag. */
function lengthOfBegunTag(text: string, tag: string): number {
  for (let length = Math.min(text.length, tag.length - 1); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}

/** For compatible servers that leave a model's thoughts in its text. */
export const thinkTags: LanguageModelMiddleware = {
  specificationVersion: "v4",
  wrapStream: async ({ doStream }) => {
    const { stream, ...rest } = await doStream();
    return { ...rest, stream: stream.pipeThrough(sortTextParts()) };
  },
};

const reasoningId = "think-tag";

function sortTextParts(): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  const sorter = createThinkTagSorter();
  let isThinking = false;
  const partsOf = (textId: string, pieces: readonly SortedPiece[]) =>
    pieces.flatMap(({ type, delta }): LanguageModelV4StreamPart[] => {
      const turned = isThinking !== (type === "reasoning");
      isThinking = type === "reasoning";
      if (isThinking)
        return [
          ...(turned ? [{ type: "reasoning-start", id: reasoningId } as const] : []),
          { type: "reasoning-delta", id: reasoningId, delta },
        ];
      return [
        ...(turned ? [{ type: "reasoning-end", id: reasoningId } as const] : []),
        { type: "text-delta", id: textId, delta },
      ];
    });
  return new TransformStream({
    transform(part, controller) {
      const sorted =
        part.type === "text-delta"
          ? partsOf(part.id, sorter.push(part.delta))
          : part.type === "text-end"
            ? [...partsOf(part.id, sorter.end()), part]
            : [part];
      for (const one of sorted) controller.enqueue(one);
    },
  });
}
