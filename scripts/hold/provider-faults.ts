import { chunks, rawStream, refusal, type WireReply } from "@/lib/adapters/ai-sdk/testing/wire-script";

/** What a provider does to one turn, answer by answer; after the last one it answers as it should. */
export interface ProviderFault {
  readonly name: string;
  readonly replies: readonly WireReply[];
}

const words = ["Half ", "an ", "answer ", "and more."] as const;
const call = (name: string, pieces: readonly string[], id?: string): WireReply => ({
  kind: "answer",
  calls: [{ name, pieces, ...(id && { id }) }],
});
const page = (status: number, contentType: string, body: string): WireReply => ({
  kind: "page",
  status,
  contentType,
  body,
});
const add = call("Add_memory", [JSON.stringify({ content: "Likes tea." })]);

const statuses = [
  400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 418, 422, 429, 500, 501, 502, 503, 504, 529,
];

/** Ways in which providers fail, met in the wild or allowed by the wire. */
export const providerFaults: readonly ProviderFault[] = [
  ...statuses.map((status) => ({
    name: `status ${status}`,
    replies: Array.from({ length: 3 }, () => refusal(status, null, "No.", { "retry-after": "0" })),
  })),
  { name: "busy for two minutes", replies: [refusal(429, null, "Wait.", { "retry-after": "120" })] },
  { name: "a broken key with words", replies: [refusal(401, "invalid_api_key", "Incorrect API key.")] },
  { name: "no credit", replies: [refusal(429, "insufficient_quota", "You exceeded your quota.")] },
  {
    name: "context too long, again and again",
    replies: Array.from({ length: 2 }, () =>
      refusal(400, "context_length_exceeded", "maximum context length"),
    ),
  },
  { name: "an error without a body", replies: Array.from({ length: 3 }, () => page(500, "text/plain", "")) },
  { name: "a web page", replies: [page(200, "text/html", "<!doctype html><title>Hi</title>")] },
  {
    name: "a web page of a proxy",
    replies: Array.from({ length: 3 }, () => page(502, "text/html", "<h1>Bad gateway</h1>")),
  },
  { name: "an empty answer", replies: [page(200, "text/event-stream", "")] },
  { name: "plain text", replies: [page(200, "text/plain", "Hello")] },
  { name: "JSON that is none", replies: [page(200, "application/json", "{")] },
  {
    name: "JSON in place of a stream",
    replies: [
      page(
        200,
        "application/json",
        '{"choices":[{"message":{"role":"assistant","content":"Hi."},"finish_reason":"stop"}]}',
      ),
    ],
  },
  { name: "a number", replies: [page(200, "application/json", "7")] },
  { name: "only comments", replies: [page(200, "text/event-stream", ": ping\n\n: ping\n\n")] },
  { name: "a stream that ends at once", replies: [rawStream("[DONE]")] },
  ...(["reset", "truncate", "stall", "garbage"] as const).flatMap((kind) =>
    [0, 1, 3].map((afterPieces) => ({
      name: `${kind} after ${afterPieces} pieces`,
      replies: Array.from(
        { length: 3 },
        (): WireReply => ({ kind: "answer", text: words, fault: { kind, afterPieces } }),
      ),
    })),
  ),
  ...[0, 1, 3].map((afterPieces) => ({
    name: `an error frame after ${afterPieces} pieces`,
    replies: Array.from(
      { length: 3 },
      (): WireReply => ({
        kind: "answer",
        text: words,
        fault: { kind: "error", afterPieces, error: { code: "server_error", message: "overloaded" } },
      }),
    ),
  })),
  { name: "silence", replies: [{ kind: "hang" }] },
  {
    name: "cut at the length, with words",
    replies: [{ kind: "answer", text: words, finishReason: "length" }],
  },
  { name: "cut at the length, without a word", replies: [{ kind: "answer", finishReason: "length" }] },
  { name: "blocked, with words", replies: [{ kind: "answer", text: words, finishReason: "content_filter" }] },
  { name: "blocked, without a word", replies: [{ kind: "answer", finishReason: "content_filter" }] },
  { name: "a refusal in its own field", replies: [{ kind: "answer", refusal: ["I cannot."] }] },
  {
    name: "nothing, again and again",
    replies: Array.from({ length: 3 }, (): WireReply => ({ kind: "answer", text: [] })),
  },
  { name: "half of the arguments", replies: [call("Add_memory", ['{"content": "Lik'])] },
  { name: "arguments that are no JSON", replies: [call("Add_memory", ["content=tea"])] },
  { name: "arguments of another kind", replies: [call("Add_memory", ['{"content": 7}'])] },
  { name: "arguments that are a list", replies: [call("Add_memory", ["[]"])] },
  { name: "no arguments", replies: [call("Add_memory", [""])] },
  { name: "an unknown tool", replies: [call("Launch_rocket", ["{}"])] },
  { name: "a tool named like a property", replies: [call("__proto__", ["{}"])] },
  { name: "an unknown memory", replies: [call("Update_memory", ['{"memory_id":"mem_none","content":"x"}'])] },
  { name: "a deletion without confirmation", replies: [call("Delete_memory", ['{"memory_id":"mem_none"}'])] },
  { name: "the same call in every step", replies: Array.from({ length: 8 }, () => add) },
  {
    name: "another call in every step",
    replies: Array.from({ length: 8 }, (_, index) =>
      call("Retrieve_memory", [JSON.stringify({ query: `thing ${index}` })]),
    ),
  },
  {
    name: "forty calls in a step",
    replies: [
      {
        kind: "answer",
        calls: Array.from({ length: 40 }, (_, index) => ({
          name: "Retrieve_memory",
          pieces: [`{"query":"${index}"}`],
          id: `c${index}`,
        })),
      },
    ],
  },
  {
    name: "the id of a call twice",
    replies: [
      {
        kind: "answer",
        calls: [
          { name: "Retrieve_memory", pieces: ['{"query":"a"}'], id: "x" },
          { name: "Retrieve_memory", pieces: ['{"query":"b"}'], id: "x" },
        ],
      },
    ],
  },
  {
    name: "a call and then an error",
    replies: [add, refusal(500, null, "No."), refusal(500, null, "No."), refusal(500, null, "No.")],
  },
  { name: "chunks without choices", replies: [rawStream('{"object":"chat.completion.chunk"}', "[DONE]")] },
  { name: "a chunk that is null", replies: [rawStream("null", "[DONE]")] },
  { name: "content as a list", replies: [chunks({ content: [{ type: "text", text: "Hi." }] }, "stop")] },
  {
    name: "a delta that is null",
    replies: [rawStream('{"choices":[{"index":0,"delta":null,"finish_reason":"stop"}]}', "[DONE]")],
  },
  {
    name: "a megabyte of text",
    replies: [{ kind: "answer", text: Array.from({ length: 64 }, () => "word ".repeat(3_200)) }],
  },
  {
    name: "three million characters",
    replies: [{ kind: "answer", text: Array.from({ length: 60 }, () => "x".repeat(50_000)) }],
  },
  { name: "a finish reason that nobody knows", replies: [chunks({ content: "Hi." }, "because")] },
  {
    name: "control characters and half a pair",
    replies: [{ kind: "answer", text: ["a\u0000b\u202e", "c\ud83d"] }],
  },
  {
    name: "counts that are none",
    replies: [
      rawStream(
        '{"choices":[{"index":0,"delta":{"content":"Hi."},"finish_reason":"stop"}],"usage":{"prompt_tokens":"many"}}',
        "[DONE]",
      ),
    ],
  },
];
