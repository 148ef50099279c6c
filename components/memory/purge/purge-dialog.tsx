"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useMemories } from "@/lib/client/memory/memories-context";
import { useMemoryActions } from "@/lib/client/memory/memory-actions-context";
import { useLoaded } from "@/lib/client/query/use-loaded";
import { newId } from "@/lib/client/shell/new-id";
import { type PurgeReceipt, type SurvivorPlace, survivorPlaces } from "@/lib/core/memory/memory-care";
import { ReceiptView } from "./receipt-view";
import { SurvivorList } from "./survivor-list";

interface PurgeDialogProps {
  readonly memoryId: string;
  readonly onClose: () => void;
}

/** Places that are chosen at first: the memory itself, everywhere it stands. What was said in conversations is the person's own to choose. */
const chosenAtFirst: readonly SurvivorPlace[] = ["versions", "events", "proposals"];

/** Really forgetting: where the fact survives, what of it is to go, and afterwards the proof that nothing returns it. */
export function PurgeDialog({ memoryId, onClose }: PurgeDialogProps) {
  const { findSurvivors, purgeMemory } = useMemoryActions();
  const memoriesChanged = useMemories((memories) => memories.memoriesChanged);
  const report = useLoaded(memoryId, () => findSurvivors({ memoryId }));
  const [places, setPlaces] = useState<ReadonlySet<SurvivorPlace>>(new Set(chosenAtFirst));
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [isRunning, setRunning] = useState(false);
  const [receipt, setReceipt] = useState<PurgeReceipt | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const purge = async () => {
    setRunning(true);
    setProblem(null);
    const input = {
      requestId: newId(),
      memoryId,
      places: survivorPlaces.filter((place) => places.has(place)),
      exceptIds: [...kept],
    };
    const result = await purgeMemory(input).catch(() => null);
    setRunning(false);
    if (!result?.ok)
      return setProblem(
        result?.error.message ?? "The server cannot be reached. Open this again to see what is left.",
      );
    setReceipt(result.value);
    memoriesChanged();
  };
  // The versions of the memory itself go in any case, so there is nothing to choose.
  const survivors = (report.value?.survivors ?? []).filter(({ place }) => place !== "versions");
  const going = survivors.filter(({ place, id }) => places.has(place) && !kept.has(id)).length;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={receipt ? "Purged" : "Purge this memory"}
      description={
        receipt
          ? "What was removed, and what a search for it finds now."
          : "Deleting hides a memory and can be undone. Purging removes the text itself and cannot be undone."
      }
      className="w-[min(640px,calc(100vw-24px))]"
    >
      {receipt ? (
        <>
          <ReceiptView receipt={receipt} />
          <div className="mt-4 flex justify-end">
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          </div>
        </>
      ) : (
        <>
          <InlineError message={report.error ?? problem} className="mb-2" />
          {report.isLoading && (
            <p className="text-[13px] text-mute">Looking for everything that says this…</p>
          )}
          {report.value && (
            <>
              <blockquote dir="auto" className="border-l-2 border-delete/60 pl-2.5 text-[13px] wrap-anywhere">
                {report.value.content}
              </blockquote>
              <p className="mt-2 text-[13px] text-mute">
                Goes in any case: {countText(report.value.versions, "version")} of the memory and{" "}
                {countText(report.value.embeddings, "embedding")}. Choose what else goes:
              </p>
              <SurvivorList
                survivors={survivors}
                places={places}
                kept={kept}
                onPlaces={setPlaces}
                onKept={setKept}
              />
            </>
          )}
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="primary"
              className="bg-delete text-bg hover:bg-delete/88"
              disabled={!report.value || isRunning}
              onClick={() => void purge()}
            >
              {isRunning
                ? "Purging…"
                : `Purge${going > 0 ? ` with ${countText(going, "place")}` : ""}, for good`}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
