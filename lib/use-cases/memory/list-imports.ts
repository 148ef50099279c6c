import { isMemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import { importIdOf, type PastImport } from "@/lib/core/memory/transfer/import-choice";
import type { Dependencies } from "../dependencies";
import { deskSessionId } from "./desk-session";

/** The imports of an owner, newest first, each with those of its changes that still hold and its proposals that still wait. */
export async function listImports(
  deps: Dependencies,
  { ownerId }: { readonly ownerId: string },
): Promise<readonly PastImport[]> {
  const events = await deps.eventLog.read({ ownerId, sessionId: deskSessionId(ownerId) });
  const undone = new Set(
    events.flatMap((event) => ("undoes" in event && event.undoes ? [event.undoes] : [])),
  );
  const decided = new Set(
    events.flatMap((event) => (event.type === "proposal-decided" ? [event.proposalId] : [])),
  );
  const imports = new Map<string, SessionEvent[]>();
  for (const event of events) {
    const importId = importIdOf(event.id);
    if (importId !== null) imports.set(importId, [...(imports.get(importId) ?? []), event]);
  }
  const listed = [...imports].map(([importId, own]) => ({
    importId,
    at: own[0]?.at ?? "",
    eventIds: own.filter((event) => isMemoryEvent(event) && !undone.has(event.id)).map((event) => event.id),
    waiting: own.flatMap((event) =>
      event.type === "memory-proposed" && !decided.has(event.proposalId) ? [event.proposalId] : [],
    ),
  }));
  return listed.toReversed();
}
