import { z } from "zod";
import { requireActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { errorResponse, guarded } from "@/lib/server/error-response";
import { eventStreamResponse } from "@/lib/server/event-stream";
import { streamSession } from "@/lib/server/session-stream";

export const dynamic = "force-dynamic";

const afterSchema = z.coerce.number().int().min(0).catch(0);

/** The session's tail as server-sent events, from the sequence after `after` (or `Last-Event-ID` on a reconnect). */
export function GET(
  request: Request,
  context: { params: Promise<{ sessionId: string }> },
): Promise<Response> {
  return guarded(async () => {
    const { sessionId } = await context.params;
    const { ownerId } = await requireActor(request);
    const app = await getApp();
    if (!(await app.deps.eventLog.exists({ ownerId, sessionId })))
      return errorResponse({ code: "unknown-session", sessionId });
    const asked = new URL(request.url).searchParams;
    const after = request.headers.get("last-event-id") ?? asked.get("after");
    const start = { afterSequence: afterSchema.parse(after), isWhole: asked.get("part") === "whole" };
    const stream = streamSession(app, { ownerId, sessionId }, start, request.signal);
    return eventStreamResponse(stream);
  });
}
