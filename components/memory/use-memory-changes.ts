"use client";

import { useMemo } from "react";
import { toast } from "sonner";
import { deleteMemories, undoMemoryChanges } from "@/app/(studio)/memories/change-actions";
import { useMemoriesStore } from "@/lib/client/memory/memories-context";
import type { UndoableChange } from "@/lib/client/memory/memories-store";
import { useMemoriesChanged } from "@/lib/client/memory/use-memories-changed";
import { usePerform } from "@/lib/client/query/use-act";
import { useAnnouncer } from "@/lib/client/shell/announcer-context";
import { newId } from "@/lib/client/shell/new-id";
import type { ActionResult } from "@/lib/contract/failure";
import { idsPerCall } from "@/lib/contract/memory/memory-fields";
import { isMemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import type { EditOutcome, UndoMode, UndoOutcome } from "@/lib/core/memory/memory-outcomes";

/** What a person can do to memories on this page. Every change can be taken back, from the message about it and with the key U. */
export interface MemoryChanges {
  /** Tells that a change was made, and offers to take it back. */
  made(label: string, events: readonly SessionEvent[]): void;
  failed(message: string): void;
  deleteMemories(memoryIds: readonly string[]): Promise<void>;
  undo(change: UndoableChange, mode?: UndoMode): Promise<UndoOutcome | null>;
  undoNewest(): void;
  /** Says what an edit came to; true when it was done. */
  settle(label: string, outcome: EditOutcome): boolean;
}

/** The changes of the page of memories. */
export function useMemoryChanges(): MemoryChanges {
  const perform = usePerform();
  const memoriesChanged = useMemoriesChanged();
  const store = useMemoriesStore();
  const announcer = useAnnouncer();
  return useMemo(() => {
    const failed = (message: string) => {
      toast.error(message);
      announcer.announce({ text: message, urgency: "assertive" });
    };

    const made = (label: string, events: readonly SessionEvent[]) => {
      const eventIds = events.filter(isMemoryEvent).map((event) => event.id);
      memoriesChanged();
      announcer.announce({ text: label, urgency: "polite" });
      if (eventIds.length === 0) return;
      const change = { label, eventIds };
      store.getState().remember(change);
      toast(label, { action: { label: "Undo", onClick: () => void undo(change) } });
    };

    const undo = async (change: UndoableChange, mode: UndoMode = "ask"): Promise<UndoOutcome | null> => {
      const result = await undoInParts(perform, change.eventIds, mode);
      if (!result.ok) {
        failed(result.error.message);
        return null;
      }
      const outcome = result.value;
      if (outcome.status === "done") {
        store.getState().forget(change);
        memoriesChanged();
        toast(`Undone: ${change.label}`);
        announcer.announce({ text: `Undone: ${change.label}`, urgency: "polite" });
      } else if (outcome.status === "nothing") failed(outcome.reason);
      else
        toast(`${outcome.dependents.length} later changes build on this.`, {
          action: { label: "Undo them too", onClick: () => void undo(change, "with-dependents") },
        });
      return outcome;
    };

    return {
      made,
      failed,
      undo,
      undoNewest() {
        const change = store.getState().undoable.at(-1);
        if (change) void undo(change);
        else toast("There is nothing to undo on this page.");
      },
      async deleteMemories(memoryIds) {
        const { events, skipped } = await deleteInParts(perform, memoryIds);
        const done = events.filter(isMemoryEvent).length;
        if (done > 0) made(done === 1 ? "Memory deleted" : `${done} memories deleted`, events);
        const [first] = skipped;
        if (first) failed(skipped.length === 1 ? first : `${skipped.length} could not be deleted: ${first}`);
      },
      settle(label, outcome) {
        if (outcome.status === "done") {
          made(label, outcome.events);
          return true;
        }
        return false;
      },
    };
  }, [perform, memoriesChanged, store, announcer]);
}

type Perform = ReturnType<typeof usePerform>;

/** Deletes many memories, a part at a time; the sentences say what was left and why. */
async function deleteInParts(
  perform: Perform,
  memoryIds: readonly string[],
): Promise<{ readonly events: readonly SessionEvent[]; readonly skipped: readonly string[] }> {
  const events: SessionEvent[] = [];
  const skipped: string[] = [];
  for (let start = 0; start < memoryIds.length; start += idsPerCall) {
    const part = memoryIds.slice(start, start + idsPerCall);
    const result = await perform(deleteMemories, { requestId: newId(), memoryIds: part });
    if (!result.ok) return { events, skipped: [result.error.message] };
    events.push(...result.value.events);
    skipped.push(...result.value.skipped.map(({ reason }) => reason));
  }
  return { events, skipped };
}

/** Takes many changes back, the newest part first; a part that needs a decision ends it there. */
async function undoInParts(
  perform: Perform,
  eventIds: readonly string[],
  mode: UndoMode,
): Promise<ActionResult<UndoOutcome>> {
  let end = eventIds.length;
  let result: ActionResult<UndoOutcome> = {
    ok: true,
    value: { status: "nothing", reason: "There is nothing to undo." },
  };
  while (end > 0) {
    const part = eventIds.slice(Math.max(0, end - idsPerCall), end);
    end -= part.length;
    const target = { kind: "events", eventIds: part } as const;
    result = await perform(undoMemoryChanges, { requestId: newId(), sessionId: null, target, mode });
    if (!result.ok || result.value.status === "depends") return result;
  }
  return result;
}
