import { getApp } from "@/lib/server/app";
import { guarded } from "@/lib/server/error-response";
import packageJson from "@/package.json";

export const dynamic = "force-dynamic";

/** What runs here: version, database, model and how durable an acknowledged write is. */
export function GET(): Promise<Response> {
  return guarded(async () => {
    const { deps, database } = await getApp();
    return Response.json({
      status: "ok",
      version: packageJson.version,
      database: database.kind,
      durability: database.durability,
      model: deps.languageModel.identity,
      embeddings: deps.embedder.model,
    });
  });
}
