import { EventSourceParserStream } from "eventsource-parser/stream";
import { canonicalChunk } from "./canonical-chunk";

/**
 * `fetch` for compatible servers: whatever a server sends as its answer to a request for a stream comes out as a stream of Chat Completions
 * chunks in their documented form. A server that ignores `stream: true` and answers with one JSON document is read as a stream of one chunk.
 * Answers that are no success, and bytes that are neither, pass unchanged.
 */
export function createCanonicalFetch(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    if (!response.ok || !response.body) return response;
    const type = response.headers.get("content-type") ?? "";
    if (type.includes("text/event-stream")) return streamed(response, response.body);
    return type.includes("json") ? await asStream(response) : response;
  };
}

function streamed(response: Response, body: ReadableStream<Uint8Array<ArrayBuffer>>): Response {
  const read = createChunkReader();
  const canonical = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .pipeThrough(
      new TransformStream<{ readonly data: string }, string>({
        transform: ({ data }, controller) => controller.enqueue(read(data)),
      }),
    )
    .pipeThrough(new TextEncoderStream());
  return withBody(response, canonical);
}

/** One document as a stream: its only choice as one delta, then the end. */
async function asStream(response: Response): Promise<Response> {
  const text = await response.text();
  const copy = new Response(text, response);
  // Some servers name their stream JSON.
  if (text.trimStart().startsWith("data:")) return copy.body ? streamed(response, copy.body) : copy;
  const chunk = canonicalData(text);
  if (!/"choices":\[\{|^\{"error"/.test(chunk)) return copy;
  const read = createChunkReader();
  return withBody(response, read(chunk) + read(endOfStream));
}

function withBody(response: Response, body: BodyInit): Response {
  const headers = new Headers(response.headers);
  headers.set("content-type", "text/event-stream");
  headers.delete("content-length");
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}

const endOfStream = "[DONE]";

/** Reads event after event of one stream. Where a server never says why its model stopped, the end of the stream says that it did. */
function createChunkReader(): (data: string) => string {
  let hasReason = false;
  return (data) => {
    if (data.trim() === endOfStream) return hasReason ? eventOf(data) : eventOf(stopped) + eventOf(data);
    const chunk = canonicalData(data);
    hasReason ||= /"finish_reason":"/.test(chunk) || chunk.startsWith('{"error"');
    return eventOf(chunk);
  };
}

const stopped = JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });

/** The chunk in its documented form; text that is no JSON stays as it is and is refused where it is read. */
function canonicalData(data: string): string {
  try {
    return JSON.stringify(canonicalChunk(JSON.parse(data)));
  } catch (error) {
    if (error instanceof SyntaxError) return data;
    throw error;
  }
}

/** One event; a line break inside its data would end it. */
function eventOf(data: string): string {
  return `${data
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}`)
    .join("\n")}\n\n`;
}
