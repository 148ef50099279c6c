import "server-only";
import { createParser, type EventSourceParser } from "eventsource-parser";
import type { AnswerReader, ModelAnswer } from "@/lib/core/foreign/model-answer";

/** Largest answer that is not streamed and still read, in bytes. */
const mostWholeBytes = 20_000_000;

/** Reads what a provider sends beside its way to the agent. It never changes a byte and never throws. */
export interface AnswerRecorder {
  add(chunk: Uint8Array): void;
  /** What was read; `firstTokenMs` by the clock that was given. */
  end(): { readonly answer: ModelAnswer; readonly firstTokenMs: number | null };
}

/** A recorder for a stream of server-sent events, or for one JSON body. */
export function createAnswerRecorder(
  reader: AnswerReader,
  streams: boolean,
  elapsedMs: () => number,
): AnswerRecorder {
  const decoder = new TextDecoder();
  let firstTokenMs: number | null = null;
  let whole = "";
  const read = (text: string) => {
    const value = jsonOf(text);
    if (value !== undefined && reader.add(value)) firstTokenMs ??= elapsedMs();
  };
  const parser: EventSourceParser = createParser({ onEvent: ({ data }) => read(data) });
  return {
    add(chunk) {
      const text = decoder.decode(chunk, { stream: true });
      if (streams) parser.feed(text);
      else if (whole.length < mostWholeBytes) whole += text;
    },
    end() {
      if (!streams) read(whole);
      return { answer: reader.answer(), firstTokenMs };
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
