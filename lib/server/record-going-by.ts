import "server-only";
import type { AnswerReader, ModelAnswer } from "@/lib/core/foreign/model-answer";
import type { ReadRequest } from "@/lib/core/foreign/read-chat-request";
import type { Client } from "@/lib/core/log/client";
import type { SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { recordAnswer, recordRequest } from "@/lib/use-cases/foreign/record-request";
import type { LeasedTurn } from "@/lib/use-cases/scope";
import { leaseMs } from "@/lib/use-cases/session/start-turn";
import { type AnswerRecorder, createAnswerRecorder } from "./answer-recorder";
import type { Container } from "./container";
import { log } from "./log";
import type { RecordedSessions } from "./recorded-sessions";

/** What of the app the proxy works on. */
export type ProxyApp = Pick<Container, "dependenciesFor" | "mayWrite" | "deps" | "wireFor" | "models">;

/** A request whose answer is on its way to the agent. */
export interface GoingBy {
  readonly asked: ReadRequest;
  readonly previousResponseId: string | null;
  readonly reader: AnswerReader;
  readonly client: Client;
}

interface Answering extends GoingBy {
  readonly ownerId: string;
  readonly named: string | null;
  /** Where the provider is reached. */
  readonly baseUrl: string;
  readonly answered: Response;
  readonly elapsedMs: () => number;
}

/**
 * Lets an answer through byte by byte and records it beside. `done` resolves when it is in the log, or could not be recorded, which the agent never
 * notices and the app's own log says. Only one request of a session is recorded at a time; another one of the same session, named by its header,
 * goes unrecorded while the first has no answer.
 */
export function recordGoingBy(
  app: ProxyApp,
  sessions: RecordedSessions,
  going: Answering,
): { readonly readable: ReadableStream<Uint8Array>; readonly done: Promise<void> } {
  const { answered, elapsedMs } = going;
  const streams = (answered.headers.get("content-type") ?? "").includes("text/event-stream");
  const recorder = createAnswerRecorder(going.reader, streams, elapsedMs);
  let begun: Promise<Begun | null> | null = null;
  // Counting and hashing a long context takes a while: the first piece is with the agent before it begins.
  const beginOnce = () => {
    begun ??= new Promise<void>((next) => setImmediate(next))
      .then(() => begin(app, sessions, going))
      .catch(notRecorded);
    return begun;
  };
  let resolve = () => {};
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  let isOver = false;
  const over = (brokenOff: "cancelled" | "failed" | null) => {
    if (isOver) return;
    isOver = true;
    void beginOnce()
      .then((recorded) => recorded && finish(sessions, going, recorded, recorder, brokenOff))
      .catch(notRecorded)
      .finally(resolve);
  };
  const source = answered.body?.getReader();
  const readable = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await source?.read();
        if (!next || next.done) {
          controller.close();
          return over(null);
        }
        controller.enqueue(next.value);
        recorder.add(next.value);
        void beginOnce();
      } catch (error) {
        controller.error(error);
        over("failed");
      }
    },
    async cancel(reason) {
      over("cancelled");
      await source?.cancel(reason);
    },
  });
  return { readable, done };
}

interface Begun {
  readonly deps: Dependencies;
  readonly turn: LeasedTurn;
  readonly stopRenewing: () => void;
}

async function begin(app: ProxyApp, sessions: RecordedSessions, going: Answering): Promise<Begun | null> {
  const { ownerId, named, asked, previousResponseId } = going;
  const { messages } = asked;
  const place = sessions.find({ ownerId, named, messages, previousResponseId });
  sessions.begin(ownerId, place.sessionId);
  let begun: Begun | null = null;
  try {
    begun = await beginIn(app, going, place);
    return begun;
  } finally {
    if (!begun) sessions.end(ownerId, place.sessionId, null, null);
  }
}

async function beginIn(
  app: ProxyApp,
  { ownerId, asked, client, baseUrl }: Answering,
  { sessionId, goesOn }: ReturnType<RecordedSessions["find"]>,
): Promise<Begun | null> {
  const { messages, model: modelId, tools } = asked;
  const deps = await app.dependenciesFor({ ownerId, sessionId: null });
  const recorded = await recordRequest(deps, {
    ...{ ownerId, sessionId, client, goesOn, messages },
    turnId: deps.ids.newId(),
    toolTokens: tools.length === 0 ? 0 : deps.tokenCounter.count(JSON.stringify(tools)),
    model: { provider: new URL(baseUrl).host, modelId, label: modelId },
    contextTokens: app.models.factsOf({ baseUrl, modelId }).contextTokens,
  });
  if (!recorded.ok) {
    log.info({ code: recorded.error.code }, "a request of an agent was passed on and not recorded");
    return null;
  }
  const { turn } = recorded.value;
  const renewing = setInterval(() => void renew(deps, turn).catch(notRecorded), leaseMs / 3);
  renewing.unref();
  return { deps, turn, stopRenewing: () => clearInterval(renewing) };
}

function renew({ sessionDirectory, clock }: Dependencies, turn: LeasedTurn): Promise<boolean> {
  return sessionDirectory.renewLease({ ...turn, untilMs: clock.now().getTime() + leaseMs });
}

async function finish(
  sessions: RecordedSessions,
  { answered, elapsedMs }: Answering,
  { deps, turn, stopRenewing }: Begun,
  recorder: AnswerRecorder,
  brokenOff: "cancelled" | "failed" | null,
): Promise<void> {
  stopRenewing();
  const { answer, firstTokenMs } = recorder.end();
  let state: SessionState | null = null;
  try {
    const recorded = await recordAnswer(deps, turn, ofStatus(answer, answered.status), {
      firstTokenMs: firstTokenMs === null ? null : Math.round(firstTokenMs),
      durationMs: Math.round(elapsedMs()),
      brokenOff,
    });
    if (recorded.ok) state = recorded.value;
  } finally {
    sessions.end(turn.ownerId, turn.sessionId, state, answer.responseId);
  }
}

function ofStatus(answer: ModelAnswer, status: number): ModelAnswer {
  return status < 400
    ? answer
    : { ...answer, error: answer.error ?? `The provider answered with status ${status}.` };
}

function notRecorded(error: unknown): null {
  log.error({ error }, "what an agent sent could not be recorded");
  return null;
}
