import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import type { ModelDependencies } from "./model-dependencies";

/** Removes a connection with its key. Sessions that used it keep their log and can go on with another model. */
export async function removeConnection(
  { connections, ownerSettings }: ModelDependencies,
  { ownerId, connectionId }: { readonly ownerId: string; readonly connectionId: string },
): Promise<Result<null, AppError>> {
  const connection = await connections.find({ ownerId, connectionId });
  if (connection?.isReadOnly) return err({ code: "connection-read-only" });
  await connections.remove({ ownerId, connectionId });
  const { defaultModel, embedder } = await ownerSettings.read({ ownerId });
  const change = {
    ...(defaultModel?.connectionId === connectionId ? { defaultModel: null } : {}),
    ...(embedder?.connectionId === connectionId ? { embedder: null } : {}),
  };
  if (Object.keys(change).length > 0) await ownerSettings.change({ ownerId, change });
  return ok(null);
}
