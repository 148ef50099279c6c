"use client";

import { useMemories } from "@/lib/client/memory/memories-context";
import type { ChangeView } from "@/lib/client/memory/use-memories-view";
import { AddMemoryDialog } from "./add-memory-dialog";
import { PurgeDialog } from "./purge/purge-dialog";
import { ExportDialog } from "./transfer/export-dialog";
import { ImportDialog } from "./transfer/import-dialog";

/** The dialog that is open, if any. */
export function MemoriesDialogs({ onChange }: { readonly onChange: ChangeView }) {
  const dialog = useMemories((memories) => memories.dialog);
  const open = useMemories((memories) => memories.open);
  const close = () => open(null);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "add":
      return (
        <AddMemoryDialog
          onClose={close}
          onShow={(memoryId) => {
            close();
            onChange({ memoryId }, "push");
          }}
        />
      );
    case "import":
      return (
        <ImportDialog
          onClose={close}
          onShowWaiting={() => {
            close();
            onChange({ tab: "waiting" }, "push");
          }}
        />
      );
    case "export":
      return <ExportDialog memoryIds={dialog.memoryIds} onClose={close} />;
    case "purge":
      return <PurgeDialog memoryId={dialog.memoryId} onClose={close} />;
  }
}
