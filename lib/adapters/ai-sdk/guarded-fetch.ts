import { setTimeout } from "node:timers/promises";
import type { ModelIdentity } from "@/lib/core/log/event-envelope";
import { RefusedAddressError } from "../connections/connection-fetch";
import { type CallPlace, failedRequest, noPlace } from "./failed-call";
import { type ModelFailure, modelError } from "./model-failures";

/** No answer of any model is longer; what goes on past this is not one. */
const maxResponseBytes = 64 * 1024 * 1024;

/** One line of a stream is one event; the longest honest one repeats a whole answer. */
const maxLineBytes = 4 * 1024 * 1024;

/** Longer waits than this are the person's to decide, in milliseconds. */
const maxRetryWaitMs = 60_000;

/**
 * `fetch` for an endpoint nobody vouches for. Says at once what no retry can mend (nothing listens there, a web page answers,
 * the provider asks for a long wait), and cuts off answers without end. Everything else passes through unchanged.
 */
export function createGuardedFetch(
  identity: ModelIdentity,
  connect: typeof fetch = fetch,
  place: CallPlace = noPlace,
): typeof fetch {
  return async (input, init) => {
    const asked = { address: addressOf(input), body: init?.body };
    const response = await send(input, init, { identity, connect, place });
    const refusal = refusalOf(response);
    if (refusal) {
      const reply = await beginningOf(response);
      const { status } = response;
      const headers = Object.fromEntries(response.headers);
      throw modelError(refusal, identity, failedRequest({ ...asked, status, headers, reply }, place));
    }
    return response.body ? new Response(response.body.pipeThrough(limitBytes(identity)), response) : response;
  };
}

/** Network errors that may be gone a moment later; the AI SDK tries again after these. */
const passingErrors = new Set([
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_SOCKET",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function refusalOf(response: Response): ModelFailure | null {
  if (response.status >= 300 && response.status < 400) return "redirected";
  if (isWebPage(response)) return "web-page";
  return retryWaitMs(response) > maxRetryWaitMs ? "busy" : null;
}

interface Sending {
  readonly identity: ModelIdentity;
  readonly connect: typeof fetch;
  readonly place: CallPlace;
}

async function send(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  { identity, connect, place }: Sending,
): Promise<Response> {
  try {
    return await connect(input, init);
  } catch (error) {
    if (error instanceof Error && error.cause instanceof RefusedAddressError)
      throw modelError("refused-address", identity);
    const words = networkCodeOf(error);
    if (init?.signal?.aborted || passingErrors.has(words)) throw error;
    const asked = { address: addressOf(input), body: init?.body };
    throw modelError("unreachable", identity, failedRequest({ ...asked, words }, place));
  }
}

function addressOf(input: RequestInfo | URL): string {
  return input instanceof Request ? input.url : String(input);
}

/** How much of a reply that is refused is read, in bytes, and for how long, in milliseconds. */
const readOfRefusal = { bytes: 16_384, milliseconds: 1_000 };

/** The beginning of a body; what does not come soon is not waited for. */
async function beginningOf({ body }: Response): Promise<string> {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const end = setTimeout(readOfRefusal.milliseconds, { done: true as const, value: undefined });
  let text = "";
  for (let bytes = 0; bytes < readOfRefusal.bytes; ) {
    const { done, value } = await Promise.race([reader.read(), end]);
    if (done) break;
    bytes += value.byteLength;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

function networkCodeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

function isWebPage({ ok, headers }: Response): boolean {
  return ok && (headers.get("content-type") ?? "").includes("text/html");
}

/** What `Retry-After` asks for: seconds, or a date. Zero when it asks for nothing. */
function retryWaitMs({ ok, headers }: Response): number {
  const wanted = headers.get("retry-after");
  if (ok || wanted === null) return 0;
  const seconds = Number(wanted);
  return Number.isNaN(seconds) ? Date.parse(wanted) - Date.now() || 0 : seconds * 1_000;
}

function limitBytes(
  identity: ModelIdentity,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const newline = 0x0a;
  let total = 0;
  let line = 0;
  return new TransformStream({
    transform(chunk, controller) {
      const lastBreak = chunk.lastIndexOf(newline);
      total += chunk.byteLength;
      line = lastBreak === -1 ? line + chunk.byteLength : chunk.byteLength - lastBreak - 1;
      if (total > maxResponseBytes || line > maxLineBytes)
        controller.error(modelError("too-large", identity));
      else controller.enqueue(chunk);
    },
  });
}
