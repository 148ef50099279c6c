import { z } from "zod";
import { requireActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { errorResponse, guarded } from "@/lib/server/error-response";
import { readMutation } from "@/lib/server/request-guard";

const bodySchema = z.object({
  turnId: z.string().min(1).max(100),
  text: z.string(),
  newSession: z.boolean().default(false),
});

/** Records a message and begins the answer; the answer itself arrives through the session's stream. */
export function POST(
  request: Request,
  context: { params: Promise<{ sessionId: string }> },
): Promise<Response> {
  return guarded(async () => {
    const body = await readMutation(request, bodySchema);
    if (!body.ok) return errorResponse(body.error);
    const { sessionId } = await context.params;
    const { turns } = await getApp();
    const started = await turns.start({
      ownerId: (await requireActor(request)).ownerId,
      sessionId,
      ...body.value,
    });
    return started.ok
      ? Response.json({ sequence: started.value.sequence }, { status: 202 })
      : errorResponse(started.error);
  });
}
