/** A tool call as a model streams it: the arguments in any pieces, valid JSON or not. */
export interface WireCall {
  readonly name: string;
  readonly pieces: readonly string[];
  /** By default `call_1`, `call_2`, … in this answer; servers that repeat ids in every answer do the same. */
  readonly id?: string;
}

/** Token counts as the provider would report them. */
export interface WireUsage {
  readonly input: number;
  readonly output: number;
  readonly cached?: number;
  readonly reasoning?: number;
}

/** An error in OpenAI's words. */
export interface WireError {
  readonly code: string | null;
  readonly message: string;
  readonly type?: string;
}

/**
 * What goes wrong after so many pieces: the connection is reset, ends early, or falls silent; or a broken frame or an error frame
 * comes and then nothing more, with the connection left open.
 */
export type WireFault =
  | { readonly kind: "reset" | "truncate" | "stall" | "garbage"; readonly afterPieces: number }
  | { readonly kind: "error"; readonly afterPieces: number; readonly error: WireError };

/** One streamed answer, the same for both dialects. */
export interface WireAnswer {
  readonly reasoning?: readonly string[];
  /** The same reasoning as Responses hand it over sealed, to be sent back. */
  readonly sealed?: string;
  /** The field of a chat delta that carries reasoning. */
  readonly reasoningField?: "reasoning_content" | "reasoning";
  readonly text?: readonly string[];
  /** Pieces of a refusal in its own field, as OpenAI's models decline. */
  readonly refusal?: readonly string[];
  readonly calls?: readonly WireCall[];
  /** By default "stop", or "tool_calls" where there are calls. */
  readonly finishReason?: "stop" | "length" | "content_filter" | "tool_calls";
  /** Null leaves the report out. */
  readonly usage?: WireUsage | null;
}

/** How one request is answered. */
export type WireReply =
  | ({
      readonly kind: "answer";
      readonly fault?: WireFault;
      readonly hold?: WireHold;
      readonly bytesPerWrite?: number;
    } & WireAnswer)
  | {
      readonly kind: "status";
      readonly status: number;
      readonly error?: WireError;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "page"; readonly status: number; readonly contentType: string; readonly body: string }
  | { readonly kind: "hang" };

/** Keeps the rest of an answer back until the test lets it go. */
export interface WireHold {
  readonly afterPieces: number;
  readonly until: Promise<unknown>;
}

/** One server-sent event; `isPiece` marks those that carry a piece of text, reasoning or arguments. */
export interface WireFrame {
  readonly bytes: string;
  readonly isPiece: boolean;
}

/** A request that is refused, in OpenAI's words. */
export function refusal(
  status: number,
  code: string | null,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): WireReply {
  return { kind: "status", status, error: { code, message }, headers };
}

/** A stream of Chat Completions chunks exactly as a server wrote them: one delta each, the last with its reason, and the end. */
export function chunks(...deltasAndReason: readonly [...deltas: object[], reason: string | null]): WireReply {
  const deltas = deltasAndReason.slice(0, -1);
  const reason = deltasAndReason.at(-1) ?? null;
  const events = deltas.map((delta, index) =>
    JSON.stringify({
      choices: [{ index: 0, delta, finish_reason: index === deltas.length - 1 ? reason : null }],
    }),
  );
  return rawStream(...events, "[DONE]");
}

/** A stream of these events, whatever they hold. */
export function rawStream(...events: readonly string[]): WireReply {
  const body = events.map((event) => `data: ${event}\n\n`).join("");
  return { kind: "page", status: 200, contentType: "text/event-stream", body };
}

/** The pieces of a text, cut at the given places. */
export function cutAt(text: string, places: readonly number[]): readonly string[] {
  const cuts = [
    0,
    ...[...new Set(places)]
      .filter((place) => place > 0 && place < text.length)
      .sort((left, right) => left - right),
    text.length,
  ];
  return cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
}
