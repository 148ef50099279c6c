"use client";

import { useState } from "react";
import { purgeMemory } from "@/app/(studio)/memories/purge-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useMemoriesChanged } from "@/lib/client/memory/use-memories-changed";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { findSurvivorsContract } from "@/lib/contract/memory/find-survivors";
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
  const purging = useAct(purgeMemory);
  const memoriesChanged = useMemoriesChanged();
  const [places, setPlaces] = useState<ReadonlySet<SurvivorPlace>>(new Set(chosenAtFirst));
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [receipt, setReceipt] = useState<PurgeReceipt | null>(null);
  // While it is being purged it is gone from under the question.
  const isOver = purging.isRunning || receipt !== null;
  const report = useRead(findSurvivorsContract, isOver ? null : { memoryId }, { keep: true });
  const purge = async () => {
    const purged = await purging.run((requestId) => ({
      requestId,
      memoryId,
      places: survivorPlaces.filter((place) => places.has(place)),
      exceptIds: [...kept],
    }));
    if (!purged) return;
    setReceipt(purged);
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
          <InlineError message={purging.error ?? report.error} className="mb-2" />
          {report.value === null && report.error === null && (
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
              disabled={!report.value || purging.isRunning}
              onClick={() => void purge()}
            >
              {purging.isRunning
                ? "Purging…"
                : `Purge${going > 0 ? ` with ${countText(going, "place")}` : ""}, for good`}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
