import "server-only";
import type { ForkChanges } from "@/lib/core/branch/fork-request";
import type { AppError } from "@/lib/core/errors";
import { localConnectionId, offlineConnectionId } from "@/lib/core/model/connection";
import { err } from "@/lib/core/result";
import type { Container } from "./container";

/** Refuses a branch whose model is gone before anything is written: the one it asks for, or the one its session has chosen. */
export async function modelProblem(
  { deps, models }: Pick<Container, "deps" | "models">,
  request: { readonly ownerId: string; readonly sessionId: string; readonly changes: ForkChanges },
): Promise<{ readonly ok: false; readonly error: AppError } | null> {
  const { ownerId, sessionId, changes } = request;
  const { modelChoice } = await deps.sessionReader.read({ ownerId, sessionId });
  const choice = changes.model ? changes.model.choice : modelChoice;
  if (!choice || choice.connectionId === offlineConnectionId || choice.connectionId === localConnectionId)
    return null;
  const connection = await models.connections.find({ ownerId, connectionId: choice.connectionId });
  if (connection) return null;
  const reason = `the model ${choice.modelId} is not connected any more. Choose another one.`;
  return err({ code: "fork-refused", reason });
}
