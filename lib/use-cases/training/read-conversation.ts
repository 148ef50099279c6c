import type { ExportedConversation } from "@/lib/core/training/export-lines";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";

/** A conversation with the branches that were left for it; null where there is none. */
export async function readConversation(
  deps: Pick<Dependencies, "eventLog" | "sessionDirectory">,
  { ownerId, sessionId }: SessionScope,
): Promise<ExportedConversation | null> {
  const events = await deps.eventLog.read({ ownerId, sessionId });
  if (events.length === 0) return null;
  const branches = await deps.sessionDirectory.branchesOf({ ownerId, sessionId });
  // Only an answer that was asked for again was judged by the person; forks made while looking for a fault were not.
  const left = events.some((event) => event.type === "session-forked" && event.reason === "regenerate")
    ? branches.filter((branch) => branch.sessionId !== sessionId)
    : [];
  const logs = left.map(async (branch) => ({
    sessionId: branch.sessionId,
    events: await deps.eventLog.read({ ownerId, sessionId: branch.sessionId }),
  }));
  return { log: { sessionId, events }, branches: await Promise.all(logs) };
}
