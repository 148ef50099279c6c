import { requireActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { errorResponse, guarded } from "@/lib/server/error-response";
import { exportEverything } from "@/lib/server/owner-files";
import { isSameSite } from "@/lib/server/request-guard";

export const dynamic = "force-dynamic";

/** Everything that is kept of a person, as the file that `npm run backup` writes. */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    if (!isSameSite(request))
      return errorResponse({ code: "invalid-request", problem: "it did not come from this app's own page." });
    const { ownerId } = await requireActor(request);
    const app = await getApp();
    const allowed = await app.mayWrite();
    return allowed.ok ? await exportEverything(app, ownerId) : errorResponse(allowed.error);
  });
}
