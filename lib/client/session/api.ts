import { z } from "zod";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** A request the server refused, or that never reached it. `message` is a sentence to show. */
export interface RequestFailure {
  readonly code: string;
  readonly message: string;
}

export type RequestResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: RequestFailure };

/** What the browser asks of the server about one session. */
export interface SessionApi {
  startTurn(request: {
    sessionId: string;
    turnId: string;
    text: string;
    newSession: boolean;
  }): Promise<RequestResult<null>>;
  stopTurn(request: { sessionId: string; turnId: string }): Promise<RequestResult<null>>;
}

const errorBodySchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const sessionsBodySchema = z.object({
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      title: z.string(),
      updatedAt: z.string(),
      headSequence: z.number(),
      running: z.boolean(),
      branches: z.number(),
      memberIds: z.array(z.string()),
    }),
  ),
});

/** The two requests of a turn, over HTTP. */
export const httpSessionApi: SessionApi = {
  startTurn: ({ sessionId, turnId, text, newSession }) =>
    post(`/api/sessions/${sessionId}/turns`, { turnId, text, newSession }),
  stopTurn: ({ sessionId, turnId }) => post(`/api/sessions/${sessionId}/stop`, { turnId }),
};

/** The owner's sessions, or null when the server cannot be reached: the list on screen then stays as it is. */
export async function fetchSessions(): Promise<readonly SessionListEntry[] | null> {
  const response = await send("/api/sessions", { method: "GET" });
  if (!response.ok) return null;
  const parsed = sessionsBodySchema.safeParse(response.value);
  return parsed.success ? parsed.data.sessions : null;
}

/** Where a session's events stream from. */
export function streamAddress(sessionId: string, afterSequence: number): string {
  return `/api/sessions/${sessionId}/stream?after=${afterSequence}`;
}

async function post(address: string, body: unknown): Promise<RequestResult<null>> {
  const response = await send(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.ok ? { ok: true, value: null } : response;
}

async function send(address: string, request: RequestInit): Promise<RequestResult<unknown>> {
  try {
    const response = await fetch(address, request);
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, value: body };
    const parsed = errorBodySchema.safeParse(body);
    if (parsed.success) return { ok: false, error: parsed.data.error };
    return failure(
      "unexpected-answer",
      `The server answered with an unexpected error (${response.status}). Please try again.`,
    );
  } catch {
    return failure(
      "unreachable",
      "The server cannot be reached. Check that it is running, then send again; your text is kept.",
    );
  }
}

function failure(code: string, message: string): { ok: false; error: RequestFailure } {
  return { ok: false, error: { code, message } };
}
