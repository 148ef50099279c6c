import type { AppError } from "@/lib/core/errors";
import type { ConnectionCheck } from "@/lib/core/model/offer";
import { err, ok, type Result } from "@/lib/core/result";
import { modelSettingsSchema } from "@/lib/core/settings/owner-settings";
import { changeModelSettings } from "./change-model-settings";
import type { ModelDependencies } from "./model-dependencies";

export interface TestConnectionInput {
  readonly ownerId: string;
  readonly connectionId: string;
  readonly modelId: string | null;
  readonly embeddingModelId: string | null;
  readonly signal: AbortSignal;
}

/** Tries what the app needs of a connection, and remembers whether the model calls tools: that decides its protocol. */
export async function testConnection(
  deps: ModelDependencies,
  { ownerId, connectionId, modelId, embeddingModelId, signal }: TestConnectionInput,
): Promise<Result<readonly ConnectionCheck[], AppError>> {
  const connection = await deps.connections.find({ ownerId, connectionId });
  if (!connection) return err({ code: "unknown-connection" });
  const checks = await deps.gateway.test({ ownerId, connection, modelId, embeddingModelId, signal });
  const tools = checks.find(({ name }) => name === "tools");
  if (modelId !== null && tools && tools.outcome !== "untested") {
    const toolCalls = tools.outcome === "works" ? "work" : "fail";
    const fresh = modelSettingsSchema.parse({ connectionId, modelId });
    await changeModelSettings(deps, {
      ownerId,
      change: (known) => ({ ...(known ?? fresh), toolCalls }),
      connectionId,
      modelId,
    });
  }
  return ok(checks);
}
