"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldControl } from "@/components/ui/field";
import { FormFooter } from "@/components/ui/form-footer";
import { countText } from "@/components/ui/number-text";
import { TypedWord } from "@/components/ui/typed-word";
import { type Restored, restoreBackup } from "@/lib/client/settings/restore-backup";

const word = "restore";

/** Puts a backup in the place of everything, once the person has chosen it and typed that they mean it. */
export function RestoreDialog({ onClose }: { readonly onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [isMeant, setMeant] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [restored, setRestored] = useState<Restored | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file || !isMeant || isRunning) return;
    setRunning(true);
    setProblem(null);
    const done = await restoreBackup(file);
    setRunning(false);
    if ("problem" in done) setProblem(done.problem);
    else setRestored(done);
  };
  // What this page still holds is of the past.
  const leave = () => window.location.assign("/");
  if (restored)
    return (
      <Dialog
        open
        onOpenChange={leave}
        title="The backup is back"
        className="w-[min(480px,calc(100vw-24px))]"
      >
        <ul aria-label="Receipt" className="list-disc space-y-1 pl-5 text-[13px]">
          <li>
            {countText(restored.sessions, "session")} and{" "}
            {countText(restored.memories, "long-term memory", "long-term memories")}, checked by every rule of
            the log
          </li>
          <li>
            What was there before is in <span className="font-mono text-xs break-all">{restored.keptAs}</span>
          </li>
        </ul>
        <div className="mt-4 flex justify-end">
          <Button variant="primary" onClick={leave}>
            Go on
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={isRunning ? () => {} : onClose}
      title="Restore a backup?"
      className="w-[min(480px,calc(100vw-24px))]"
    >
      <form onSubmit={(event) => void submit(event)}>
        <ul className="mb-3 list-disc space-y-1 pl-5 text-[13px]">
          <li>The backup takes the place of all sessions, memories, settings and connections.</li>
          <li>
            It is checked as a whole first; a file that was cut off or changed changes nothing. One of an
            earlier release is brought up to date.
          </li>
          <li>What is there now is kept as a backup in the data folder.</li>
        </ul>
        <div className="space-y-3">
          <Field label="Backup (.jsonl.gz)">
            <input
              type="file"
              accept=".gz,application/gzip"
              required
              onChange={({ target }) => setFile(target.files?.[0] ?? null)}
              className={fieldControl}
            />
          </Field>
          <TypedWord word={word} onChange={setMeant} />
        </div>
        <FormFooter
          error={problem}
          action="Restore"
          isRunning={isRunning}
          isDisabled={!isMeant || file === null}
          onCancel={onClose}
        >
          {isRunning ? "Checking the file, then putting it in place…" : null}
        </FormFooter>
      </form>
    </Dialog>
  );
}
