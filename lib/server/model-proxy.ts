import "server-only";
import type { ModelWire } from "@/lib/adapters/lab-gateway/peer-model";
import { looksLikeKey } from "@/lib/core/foreign/api-key";
import { readChatAnswer } from "@/lib/core/foreign/model-answer";
import { readChatRequest } from "@/lib/core/foreign/read-chat-request";
import { readResponsesAnswer, readResponsesRequest } from "@/lib/core/foreign/read-responses";
import { type Client, clientOf } from "@/lib/core/log/client";
import { identifyActor } from "./actor";
import type { Environment } from "./environment";
import { bearerOf, holderOf, isForeignPage, type KeyRefusal, keyRefusals } from "./key-holder";
import { log } from "./log";
import { type GoingBy, type ProxyApp, recordGoingBy } from "./record-going-by";
import { createRecordedSessions } from "./recorded-sessions";
import { parseJson, readLimited } from "./request-guard";

/** What of OpenAI's interface is passed on. */
export type ProxiedPath = "/models" | "/chat/completions" | "/responses";

/** Largest request that is passed on, in bytes: a long context with pictures. */
const mostRequestBytes = 40_000_000;

/** OpenAI's interface in front of the person's provider: everything goes through as it is, and what was said is recorded beside it. */
export interface ModelProxy {
  answer(request: Request, path: ProxiedPath): Promise<Response>;
  /** Resolves when everything that went by so far is recorded. */
  settled(): Promise<void>;
}

/** The proxy over an app. */
export function createModelProxy(
  app: () => Promise<ProxyApp>,
  environment: Pick<Environment, "ownerHeader" | "machineOwners">,
): ModelProxy {
  const sessions = createRecordedSessions(() => crypto.randomUUID());
  const recording = new Set<Promise<void>>();
  return {
    async answer(request, path) {
      const studio = await app();
      const admitted = await admit(request, studio, environment);
      if (!("ownerId" in admitted)) return admitted;
      const { ownerId, authorization } = admitted;
      const wire = await chosenWire(studio, ownerId);
      if (!wire)
        return refusal(404, "no_provider", "No provider is chosen for agents. Choose one in Settings → API.");
      const body = request.method === "POST" ? await readLimited(request, mostRequestBytes) : undefined;
      if (body === null) return refusal(413, "request_too_large", "The request is larger than 40 MB.");
      const startedMs = performance.now();
      const elapsedMs = () => performance.now() - startedMs;
      const { ownerHeader } = environment;
      const sent = passOn(wire, request, { path, body, authorization, ownerHeader });
      const going = body === undefined ? null : readRequest(path, body, request.headers);
      const answered = await sent;
      if (!answered) return unreached(request.signal);
      const head = { status: answered.status, headers: passedBack(answered.headers) };
      const isRecorded = going && answered.body && (await studio.mayWrite()).ok;
      if (!isRecorded) return new Response(answered.body, head);
      const place = { ownerId, named: request.headers.get("x-agemem-session"), baseUrl: wire.baseUrl };
      const { readable, done } = recordGoingBy(studio, sessions, { ...going, ...place, answered, elapsedMs });
      recording.add(done);
      void done.finally(() => recording.delete(done));
      return new Response(readable, head);
    },
    async settled() {
      while (recording.size > 0) await Promise.all(recording);
    },
  };
}

async function chosenWire(studio: ProxyApp, ownerId: string): Promise<ModelWire | null> {
  const { recordedConnectionId } = await studio.deps.ownerSettings.read({ ownerId });
  return recordedConnectionId === null ? null : studio.wireFor(ownerId, recordedConnectionId);
}

interface PassedOn {
  readonly path: ProxiedPath;
  readonly body: string | undefined;
  /** The agent's own, or that of the stored key. */
  readonly authorization: string | null;
  /** The header in which a proxy names people, which is nobody else's business. */
  readonly ownerHeader: string | undefined;
}

/** Sends a request on as it is; null where the provider cannot be reached. */
async function passOn(
  wire: ModelWire,
  request: Request,
  { path, body, authorization, ownerHeader }: PassedOn,
): Promise<Response | null> {
  const stored = wire.apiKey === undefined ? null : `Bearer ${wire.apiKey}`;
  try {
    return await wire.fetch(`${wire.baseUrl}${path}${new URL(request.url).search}`, {
      method: request.method,
      headers: passedOn(request.headers, authorization === "stored" ? stored : authorization, ownerHeader),
      ...(body === undefined ? {} : { body }),
      signal: request.signal,
    });
  } catch (error) {
    if (!request.signal.aborted) log.warn({ error }, "the provider of an agent was not reached");
    return null;
  }
}

/**
 * Whose sessions a request goes to, and by which key the provider is asked. A key of the studio is never sent on: it opens the connection with the
 * key that is stored there. Any other key is the provider's own and goes through, unread and unkept.
 */
async function admit(
  request: Request,
  { deps: { ownerSettings } }: ProxyApp,
  environment: Pick<Environment, "ownerHeader" | "machineOwners">,
): Promise<{ readonly ownerId: string; readonly authorization: string | null } | Response> {
  if (isForeignPage(request)) return refusedKey("foreign-page");
  const shown = bearerOf(request);
  const studioKey = request.headers.get("x-agemem-key");
  if (studioKey !== null || (shown !== null && looksLikeKey(shown))) {
    const headers = new Headers(request.headers);
    if (studioKey !== null) headers.set("authorization", `Bearer ${studioKey}`);
    const holder = await holderOf({ headers }, { ownerSettings, environment }, "record");
    if (typeof holder === "string") return refusedKey(holder);
    const passes = studioKey !== null && shown !== null && !looksLikeKey(shown);
    return { ownerId: holder.ownerId, authorization: passes ? `Bearer ${shown}` : "stored" };
  }
  // With a key of its provider alone, a program is the one local person, or whom the trusted proxy names.
  if (environment.ownerHeader !== undefined && request.headers.get(environment.ownerHeader) === null)
    return refusedKey("unknown-key");
  const { ownerId } = identifyActor(environment, request);
  return { ownerId, authorization: request.headers.get("authorization") };
}

/** What the two protocols have to be read for; null for what is no request that can be recorded, which the provider answers all the same. */
function readRequest(path: ProxiedPath, body: string, headers: Headers): GoingBy | null {
  const value = parseJson(body);
  if (path === "/chat/completions") {
    const asked = readChatRequest(value);
    return (
      asked && {
        ...{ asked, previousResponseId: null, reader: readChatAnswer() },
        client: clientIn(headers, "chat-completions"),
      }
    );
  }
  const asked = path === "/responses" ? readResponsesRequest(value) : null;
  return (
    asked && {
      ...{ asked, previousResponseId: asked.previousResponseId, reader: readResponsesAnswer() },
      client: clientIn(headers, "responses"),
    }
  );
}

/** An agent as its headers name it: `x-agemem-client`, or the first product of its user agent. */
function clientIn(headers: Headers, protocol: "chat-completions" | "responses"): Client {
  const [product = ""] = (headers.get("user-agent") ?? "").split(/[\s(]/, 1);
  const [name, version] = (headers.get("x-agemem-client") ?? product).split("/", 2);
  return clientOf({ name, version }, protocol);
}

/** Headers that belong to this hop, to this app, or to the person's browser. */
const ownHeaders =
  /^(?:host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|content-length|accept-encoding|cookie|forwarded|via|x-forwarded-.*|x-real-ip|x-agemem-.*|x-nonce|content-security-policy|expect|authorization|origin|referer|sec-.*)$/i;

function passedOn(headers: Headers, authorization: string | null, ownerHeader: string | undefined): Headers {
  const passed = new Headers([...headers].filter(([name]) => !ownHeaders.test(name)));
  if (ownerHeader !== undefined) passed.delete(ownerHeader);
  // What comes back is read here, so it comes as it is.
  passed.set("accept-encoding", "identity");
  if (authorization !== null) passed.set("authorization", authorization);
  return passed;
}

/** What the provider says about its answer; its body is not encoded any more. */
function passedBack(headers: Headers): Headers {
  const passed = new Headers(
    [...headers].filter(
      ([name]) =>
        !/^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|set-cookie|alt-svc|strict-transport-security|access-control-.*)$/i.test(
          name,
        ),
    ),
  );
  passed.set("cache-control", "no-store");
  return passed;
}

function unreached(signal: AbortSignal): Response {
  return signal.aborted
    ? refusal(499, "cancelled", "The request was given up.")
    : refusal(502, "provider_unreachable", "The provider of Settings → API cannot be reached.");
}

function refusedKey(reason: KeyRefusal): Response {
  const { status, message } = keyRefusals[reason];
  return refusal(status, reason.replaceAll("-", "_"), message);
}

/** A refusal in the form that OpenAI's clients read. */
function refusal(status: number, code: string, message: string): Response {
  const type = status === 401 ? "authentication_error" : "invalid_request_error";
  return Response.json(
    { error: { message, type, param: null, code } },
    { status, headers: { "cache-control": "no-store" } },
  );
}
