import { requireActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { failureResponse, guarded } from "@/lib/server/error-response";
import { modelReach } from "@/lib/server/model-reach";

export const dynamic = "force-dynamic";

/**
 * Whether the app can serve this person now: 200 when what they do can be saved and read, else 503 with the sentence that says why not.
 * Whether the model that they chose can be reached stands beside it; memories can be read and edited without one.
 */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    const actor = await requireActor(request);
    const app = await getApp();
    const problem = await app.readiness.storageProblem();
    if (problem) return failureResponse({ ...problem, status: 503 });
    // The banner of an open page asks often, and of the storage alone: a provider must not hear of each look.
    if (new URL(request.url).searchParams.get("of") === "storage") return Response.json({ status: "ready" });
    return Response.json({ status: "ready", model: await modelReach(app, actor) });
  });
}
