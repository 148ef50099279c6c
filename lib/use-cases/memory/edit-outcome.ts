import type { SessionEvent } from "@/lib/core/log/events";
import { currentVersion, type Memory, type Metadata } from "@/lib/core/log/memory";
import type { EditConflict, EditOutcome } from "@/lib/core/memory/memory-outcomes";

/** What an edit came to: done, or refused with the reason that the log keeps. */
export function outcomeOf(events: readonly SessionEvent[]): EditOutcome {
  const refused = events.find((event) => event.type === "operation-rejected");
  if (refused?.type !== "operation-rejected") return { status: "done", events };
  const { code, reason } = refused;
  return { status: "refused", code, reason, memoryId: /\bmem_\w+/.exec(reason)?.[0] ?? null, events };
}

/** The three texts of an edit that came too late. */
export function conflictOf(
  memoryId: string,
  memory: Memory | null,
  expectedVersion: number,
  mine: { readonly content: string; readonly metadata: Metadata },
): EditConflict {
  return {
    memoryId,
    base: memory?.versions.find(({ version }) => version === expectedVersion) ?? null,
    theirs: memory ? currentVersion(memory) : null,
    mine,
  };
}
