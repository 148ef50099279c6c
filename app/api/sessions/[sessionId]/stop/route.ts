import { z } from "zod";
import { requireActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { errorResponse, guarded } from "@/lib/server/error-response";
import { readMutation } from "@/lib/server/request-guard";

const bodySchema = z.object({ turnId: z.string().min(1).max(100) });

/** Stops a running answer; what it said so far is kept. */
export function POST(
  request: Request,
  context: { params: Promise<{ sessionId: string }> },
): Promise<Response> {
  return guarded(async () => {
    const body = await readMutation(request, bodySchema);
    if (!body.ok) return errorResponse(body.error);
    const { sessionId } = await context.params;
    const { turns } = await getApp();
    const stopped = await turns.stop({
      ownerId: (await requireActor(request)).ownerId,
      sessionId,
      turnId: body.value.turnId,
    });
    return stopped.ok ? Response.json({ stopped: true }) : errorResponse(stopped.error);
  });
}
