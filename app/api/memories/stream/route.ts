import { requireActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { guarded } from "@/lib/server/error-response";
import { streamMemories } from "@/lib/server/memory-stream";

export const dynamic = "force-dynamic";

/** Server-sent events that say when the owner's memories or proposals changed; what changed is asked for by the page. */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    const { ownerId } = await requireActor(request);
    const stream = streamMemories(await getApp(), { ownerId }, request.signal);
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  });
}
