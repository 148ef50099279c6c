import { requireActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { guarded } from "@/lib/server/error-response";
import { eventStreamResponse } from "@/lib/server/event-stream";
import { streamOwnerHints } from "@/lib/server/owner-hints";

export const dynamic = "force-dynamic";

/** Server-sent events that say when the owner's memories, proposals or sessions changed; what changed is asked for by the page. */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    const { ownerId } = await requireActor(request);
    return eventStreamResponse(streamOwnerHints(await getApp(), { ownerId }, request.signal));
  });
}
