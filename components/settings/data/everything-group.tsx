"use client";

import { Download, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SettingsGroup } from "../settings-group";
import { RestoreDialog } from "./restore-dialog";
import { WipeDialog } from "./wipe-dialog";

/** Everything at once: taken along, brought back, or gone. */
export function EverythingGroup() {
  const [open, setOpen] = useState<"restore" | "wipe" | null>(null);
  return (
    <SettingsGroup
      title="Everything"
      explanation="One file holds all sessions with their logs, memories, settings, and the keys of connections, sealed. It is the file that npm run backup writes and npm run restore reads."
    >
      <div className="flex flex-wrap gap-2">
        <a
          href="/api/record/export-everything"
          download
          className="inline-flex min-h-7 items-center gap-1.5 rounded-lg border border-line bg-panel px-2.5 text-[13px] font-medium hover:bg-soft pointer-coarse:min-h-11"
        >
          <Download aria-hidden className="size-3.5" />
          Export everything
        </a>
        <Button onClick={() => setOpen("restore")}>
          <RotateCcw aria-hidden className="size-3.5" />
          Restore a backup…
        </Button>
        <Button className="text-danger" onClick={() => setOpen("wipe")}>
          <Trash2 aria-hidden className="size-3.5" />
          Wipe everything…
        </Button>
      </div>
      {open === "restore" && <RestoreDialog onClose={() => setOpen(null)} />}
      {open === "wipe" && <WipeDialog onClose={() => setOpen(null)} />}
    </SettingsGroup>
  );
}
