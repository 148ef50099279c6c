"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ChooseFile } from "./choose-file";
import { ImportPreview } from "./import-preview";
import { ImportReceipt } from "./import-receipt";
import { useImport } from "./use-import";
import { WorkProgress } from "./work-progress";

interface ImportDialogProps {
  readonly onClose: () => void;
  /** Leads to the proposals that wait. */
  readonly onShowWaiting: () => void;
}

/** From a file to memories: choose, look at what it would mean, write, and take it back if it was a mistake. */
export function ImportDialog({ onClose, onShowWaiting }: ImportDialogProps) {
  const { now, readFile, readText, readAs, write, stop, startOver } = useImport();
  const close = () => {
    stop();
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title="Import memories"
      description="From this app, another assistant or any list. You see what would happen before anything is written."
      className="w-[min(760px,calc(100vw-24px))]"
    >
      {now.stage === "choose" && (
        <ChooseFile
          problem={now.problem}
          onFile={(file) => void readFile(file)}
          onText={(text) => void readText(text)}
        />
      )}
      {now.stage === "read" && (
        <p className="py-6 text-[13px]" role="status">
          Reading the file…
        </p>
      )}
      {now.stage === "compare" && (
        <WorkProgress label="Comparing with your memories" done={now.done} of={now.of} onStop={stop} />
      )}
      {now.stage === "preview" && (
        <ImportPreview
          file={now.file}
          plan={now.plan}
          decoded={now.decoded}
          onEncoding={(encoding) => void readAs(encoding)}
          onBack={startOver}
          onWrite={(mode, wishes) => void write(mode, wishes)}
        />
      )}
      {now.stage === "write" && <WorkProgress label="Writing" done={now.done} of={now.of} onStop={stop} />}
      {now.stage === "done" && (
        <ImportReceipt result={now} onShowWaiting={onShowWaiting}>
          <Button onClick={startOver}>Import another file</Button>
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        </ImportReceipt>
      )}
    </Dialog>
  );
}
