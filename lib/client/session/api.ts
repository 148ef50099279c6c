import type { z } from "zod";
import type { ChangeContract, RequestOf, Sent } from "@/lib/contract/contract";
import { type ActionResult, failureBodySchema } from "@/lib/contract/failure";
import { startTurnContract } from "@/lib/contract/session/start-turn";
import { stopTurnContract } from "@/lib/contract/session/stop-turn";

/** What the browser asks of the server about a turn. */
export interface SessionApi {
  startTurn(request: RequestOf<typeof startTurnContract>): Promise<ActionResult<unknown>>;
  stopTurn(request: RequestOf<typeof stopTurnContract>): Promise<ActionResult<unknown>>;
}

/** The two requests of a turn, over HTTP. */
export const httpSessionApi: SessionApi = {
  startTurn: (request) => send(startTurnContract, request),
  stopTurn: (request) => send(stopTurnContract, request),
};

/** Where a session's events stream from. Of a long log only the end comes, with the state before it, unless the whole is asked for. */
export function streamAddress(
  sessionId: string,
  afterSequence: number,
  part: "end" | "whole" = "end",
): string {
  return `/api/sessions/${sessionId}/stream?after=${afterSequence}${part === "whole" ? "&part=whole" : ""}`;
}

/** True where the server has no such session, or none of this owner. */
export async function isSessionGone(sessionId: string): Promise<boolean> {
  const looking = new AbortController();
  try {
    const { status } = await fetch(streamAddress(sessionId, 0), { signal: looking.signal });
    return status === 404;
  } catch {
    return false;
  } finally {
    looking.abort();
  }
}

async function send<Asked extends z.ZodType, Answer>(
  contract: ChangeContract<Asked, Answer>,
  request: Sent<Asked>,
): Promise<ActionResult<Answer>> {
  try {
    const response = await fetch(addressOf(contract, request), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    const body: unknown = await response.json().catch(() => null);
    const value = contract.response.safeParse(body);
    if (response.ok && value.success) return { ok: true, value: value.data };
    const parsed = failureBodySchema.safeParse(body);
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

function addressOf({ address }: Pick<ChangeContract, "address">, request: unknown): string {
  const fields = new Map(Object.entries(Object(request)));
  return address.replaceAll(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(String(fields.get(name))));
}

function failure(code: string, message: string): { ok: false; error: { code: string; message: string } } {
  return { ok: false, error: { code, message } };
}
