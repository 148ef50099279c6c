import { requireActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { errorResponse, guarded } from "@/lib/server/error-response";
import { restoreEverything } from "@/lib/server/owner-files";
import { isSameOrigin } from "@/lib/server/request-guard";

export const dynamic = "force-dynamic";

/** Puts the backup in the body in the place of everything that is kept of a person. */
export function POST(request: Request): Promise<Response> {
  return guarded(async () => {
    if (!isSameOrigin(request))
      return errorResponse({ code: "invalid-request", problem: "it did not come from this app's own page." });
    const { ownerId } = await requireActor(request);
    const app = await getApp();
    const allowed = await app.mayWrite();
    if (!allowed.ok) return errorResponse(allowed.error);
    const restored = await restoreEverything(app, ownerId, request);
    return restored.ok ? Response.json(restored.value) : errorResponse(restored.error);
  });
}
