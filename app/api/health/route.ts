import { localActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { guarded } from "@/lib/server/error-response";
import packageJson from "@/package.json";

export const dynamic = "force-dynamic";

/** How long the database may take to say which model answers, in milliseconds; then the answer goes without it. */
const patienceMs = 1_000;

/**
 * That the process is alive, and what runs here: version, database, model and how durable an acknowledged write is. Whether it can be
 * written and read right now is what `/api/ready` says.
 */
export function GET(): Promise<Response> {
  return guarded(async () => {
    const { database, dependenciesFor } = await getApp();
    const speaking = dependenciesFor({ ownerId: localActor.ownerId, sessionId: null }).catch(() => null);
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs).unref());
    const known = await Promise.race([speaking, late]);
    return Response.json({
      status: "alive",
      version: packageJson.version,
      database: database.kind,
      durability: database.durability,
      model: known?.languageModel.identity ?? null,
      embeddings: known?.embedder.model ?? null,
    });
  });
}
