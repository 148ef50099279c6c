"use client";

import { useState } from "react";
import { wipeEverything } from "@/app/(studio)/settings/data-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormFooter } from "@/components/ui/form-footer";
import { countText } from "@/components/ui/number-text";
import { TypedWord } from "@/components/ui/typed-word";
import { useAct } from "@/lib/client/query/use-act";
import { forgetDrafts } from "@/lib/client/session/draft-storage";
import { type Wiped, wipeWord } from "@/lib/contract/settings/wipe-everything";

/** Removes everything once the person has typed that they mean it, then says what was there. */
export function WipeDialog({ onClose }: { readonly onClose: () => void }) {
  const [isMeant, setMeant] = useState(false);
  const [wiped, setWiped] = useState<Wiped | null>(null);
  const wiping = useAct(wipeEverything);
  const submit = async () => {
    if (!isMeant) return;
    const done = await wiping.run({ word: wipeWord });
    if (done) forgetDrafts();
    setWiped(done);
  };
  // What this page still holds is of the past: the next one begins from nothing.
  const leave = () => window.location.assign("/");
  if (wiped)
    return (
      <Dialog
        open
        onOpenChange={leave}
        title="Everything was wiped"
        className="w-[min(480px,calc(100vw-24px))]"
      >
        <WipeReceipt wiped={wiped} />
        <div className="mt-4 flex justify-end">
          <Button variant="primary" onClick={leave}>
            Begin again
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog open onOpenChange={onClose} title="Wipe everything?" className="w-[min(480px,calc(100vw-24px))]">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ul className="mb-3 list-disc space-y-1 pl-5 text-[13px]">
          <li>
            Every session, every long-term memory with its history, suggestions, runs of the lab, your
            settings and connections are removed. It cannot be undone.
          </li>
          <li>An answer that is being written is ended first.</li>
          <li>
            Backups and files that were exported earlier, models on this computer and the folder of trainings
            stay.
          </li>
        </ul>
        <TypedWord word={wipeWord} onChange={setMeant} />
        <FormFooter
          error={wiping.error}
          action="Wipe everything"
          isRunning={wiping.isRunning}
          isDisabled={!isMeant}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

function WipeReceipt({ wiped: { sessions, memories, events, turnsEnded } }: { readonly wiped: Wiped }) {
  return (
    <ul aria-label="Receipt" className="list-disc space-y-1 pl-5 text-[13px]">
      <li>{countText(sessions, "session")}, branches included</li>
      <li>{countText(memories, "long-term memory", "long-term memories")}, with their history</li>
      <li>{countText(events, "event")} of the log</li>
      {turnsEnded > 0 && <li>{countText(turnsEnded, "running answer")} ended first</li>}
    </ul>
  );
}
