import process from "node:process";
import { describeError } from "@/lib/core/errors";
import type { SanitizeLevel } from "@/lib/core/replay/sanitize-events";
import { localActor } from "@/lib/server/actor";
import type { Container } from "@/lib/server/container";
import { exportSession } from "@/lib/use-cases/replay/export-session";
import { AgentFailure } from "./agent-failure";

/** `--export ID`: writes the session's file to standard output. */
export async function exportToOutput(
  app: Container,
  sessionId: string,
  sanitize: SanitizeLevel,
): Promise<void> {
  const { ownerId } = localActor;
  const deps = await app.watchDependenciesFor({ ownerId, sessionId });
  const file = await exportSession(deps, app.fileSigner, { ownerId, sessionId, sanitize });
  if (!file.ok) throw new AgentFailure(describeError(file.error));
  process.stdout.write(`${JSON.stringify(file.value)}\n`);
}
