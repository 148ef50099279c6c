import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { chatErrorFrame, chatFrames } from "./chat-frames";
import { responsesErrorFrame, responsesFrames } from "./responses-frames";
import type { WireFault, WireFrame, WireReply } from "./wire-script";

/** A request as it arrived. */
export interface RecordedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  /** Resolves when the connection closes; true when the client left before the answer was complete. */
  readonly clientLeft: Promise<boolean>;
}

/** A local server that speaks OpenAI's two wire formats and answers each request with the next reply of its script. */
export interface OpenAiServer {
  readonly baseUrl: string;
  readonly requests: readonly RecordedRequest[];
  /** Adds to the script. A request past its end is refused with a sentence that says so. */
  script(...replies: readonly WireReply[]): void;
  /** What it lists under `/models`, and how it makes vectors; until then it knows neither. */
  offer(offer: ServerOffer): void;
  /** Forgets script, requests and offer, for the next test that uses this server. */
  reset(): void;
  close(): Promise<void>;
}

/** What a server has beside answers. */
export interface ServerOffer {
  readonly models?: readonly (string | { readonly id: string; readonly [field: string]: unknown })[];
  /** One vector for a text, or null to fail with status 500. */
  readonly embed?: (text: string) => readonly number[] | null;
  /** What its template makes of messages; without one it says nothing of its template. */
  readonly template?: (body: unknown) => string;
  /** The only key it takes; without one it takes any. */
  readonly key?: string;
}

type AnswerReply = Extract<WireReply, { kind: "answer" }>;

const noReplyLeft: WireReply = {
  kind: "status",
  status: 400,
  error: { code: null, message: "The script of this test has no reply left." },
};

/** Starts the server on a free port of this machine. */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  const requests: RecordedRequest[] = [];
  const replies: WireReply[] = [];
  let offer: ServerOffer = {};
  const server = createServer((request, response) => {
    if (offer.key !== undefined && request.headers.authorization !== `Bearer ${offer.key}`)
      return refuseKey(request, response);
    if (request.method === "GET") return listModels(response, offer);
    if (/\/(?:apply-template|(?:de)?tokenize)$/.test(request.url ?? ""))
      return void applyTemplate(request, response, offer);
    if (request.url?.endsWith("/embeddings")) return void embed(request, response, offer);
    void answer(request, response, requests, () => replies.shift() ?? noReplyLeft);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port.");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    offer(more) {
      offer = { ...offer, ...more };
    },
    script: (...more) => void replies.push(...more),
    reset() {
      requests.length = 0;
      replies.length = 0;
      offer = {};
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function refuseKey(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const message = `Incorrect API key provided: ${request.headers.authorization?.replace("Bearer ", "")}.`;
  sendJson(response, 401, { error: { message, type: "invalid_request_error", code: "invalid_api_key" } });
}

function listModels(response: ServerResponse, { models }: ServerOffer): void {
  if (!models) {
    sendJson(response, 404, { error: { message: "Not found", code: null } });
    return;
  }
  const data = models.map((model) => ({
    object: "model",
    ...(typeof model === "string" ? { id: model } : model),
  }));
  sendJson(response, 200, { object: "list", data });
}

async function applyTemplate(request: IncomingMessage, response: ServerResponse, { template }: ServerOffer) {
  const body = await json(request);
  const isKnown = template !== undefined && request.url === "/apply-template";
  response.writeHead(isKnown ? 200 : 404, { "content-type": "application/json" });
  response.end(isKnown ? JSON.stringify({ prompt: template(body) }) : '{"error": {"message": "Not found"}}');
}

async function embed(request: IncomingMessage, response: ServerResponse, offer: ServerOffer): Promise<void> {
  const { input } = (await json(request)) as { input: readonly string[] };
  const vectors = input.map((text) => offer.embed?.(text) ?? null);
  if (vectors.some((vector) => vector === null)) {
    sendJson(response, 500, { error: { message: "down" } });
    return;
  }
  // In reverse order: the index decides, not the place.
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding })).reverse();
  sendJson(response, 200, { object: "list", data });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requests: RecordedRequest[],
  nextReply: () => WireReply,
): Promise<void> {
  const clientLeft = once(response, "close").then(() => !response.writableFinished);
  requests.push({ path: request.url ?? "", headers: request.headers, body: await json(request), clientLeft });
  const reply = nextReply();
  switch (reply.kind) {
    case "answer":
      return streamAnswer(response, reply, request.url?.endsWith("/responses") ? "responses" : "chat");
    case "status": {
      const { code = null, message = "", type = "invalid_request_error" } = reply.error ?? {};
      response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
      response.end(reply.error ? JSON.stringify({ error: { message, type, param: null, code } }) : "");
      return;
    }
    case "page":
      response.writeHead(reply.status, { "content-type": reply.contentType });
      response.end(reply.body);
      return;
    case "hang":
      return;
  }
}

async function streamAnswer(
  response: ServerResponse,
  reply: AnswerReply,
  dialect: "chat" | "responses",
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "x-request-id": "req_1" });
  response.flushHeaders();
  let pieces = 0;
  for (const frame of dialect === "chat" ? chatFrames(reply) : responsesFrames(reply)) {
    // Faults and holds happen in front of the next piece, so that the piece before them is surely sent.
    if (frame.isPiece && reply.hold?.afterPieces === pieces) await reply.hold.until;
    if (frame.isPiece && reply.fault?.afterPieces === pieces)
      return breakOff(response, reply.fault, frame, dialect);
    await write(response, frame.bytes, reply.bytesPerWrite);
    if (frame.isPiece) pieces += 1;
  }
  response.end();
}

/** Resolves when the bytes are with the operating system: a reset right after would else take them along. */
async function write(
  response: ServerResponse,
  text: string,
  bytesPerWrite = Number.POSITIVE_INFINITY,
): Promise<void> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length && !response.destroyed; start += bytesPerWrite) {
    const piece = bytes.subarray(start, Math.min(bytes.length, start + bytesPerWrite));
    await new Promise<void>((resolve) => response.write(piece, () => resolve()));
  }
}

async function breakOff(
  response: ServerResponse,
  fault: WireFault,
  next: WireFrame,
  dialect: "chat" | "responses",
): Promise<void> {
  switch (fault.kind) {
    case "stall":
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "truncate":
      response.end(next.bytes.slice(0, next.bytes.length / 2));
      return;
    case "garbage":
      response.write('data: {"choices": [{"delta"\n\n');
      return;
    case "error":
      response.write((dialect === "chat" ? chatErrorFrame : responsesErrorFrame)(fault.error).bytes);
      return;
  }
}
