"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import {
  type ExportFormat,
  exportFormats,
  readAllMemories,
  saveFile,
} from "@/lib/client/memory/export-memories";
import { ReadError } from "@/lib/client/query/fetch-read";
import { useAnnouncer } from "@/lib/client/shell/announcer-context";

interface ExportDialogProps {
  /** The memories to write; null is all that hold now. */
  readonly memoryIds: readonly string[] | null;
  readonly onClose: () => void;
}

const purposes = {
  "json-lines": "One memory a line, with everything about it: for other programs, and for keeping.",
  markdown: "A list to read and to edit. Importing it again finds what you changed.",
} as const satisfies Record<ExportFormat, string>;

/** Writes memories to a file of this computer. */
export function ExportDialog({ memoryIds, onClose }: ExportDialogProps) {
  const announcer = useAnnouncer();
  const [format, setFormat] = useState<ExportFormat>("json-lines");
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setRunning(true);
    setProblem(null);
    const memories = await readAllMemories(memoryIds).catch((error: unknown) => {
      setProblem(error instanceof ReadError ? error.message : "The server cannot be reached.");
      return null;
    });
    setRunning(false);
    if (!memories) return;
    const { write, mime, extension } = exportFormats[format];
    saveFile(`memories-${new Date().toISOString().slice(0, 10)}.${extension}`, mime, write(memories));
    announcer.announce({
      text: `${countText(memories.length, "memory", "memories")} exported`,
      urgency: "polite",
    });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        memoryIds === null
          ? "Export all memories"
          : `Export ${countText(memoryIds.length, "memory", "memories")}`
      }
      description="The file is made on this computer; nothing is sent anywhere."
    >
      <div role="radiogroup" aria-label="Kind of file" className="space-y-2">
        {(Object.keys(purposes) as ExportFormat[]).map((kind) => (
          <label
            key={kind}
            className={cn(
              "flex cursor-pointer gap-3 rounded-xl border p-3",
              format === kind ? "border-ink" : "border-line hover:bg-soft",
            )}
          >
            <input
              type="radio"
              name="format"
              checked={format === kind}
              onChange={() => setFormat(kind)}
              className="mt-1 accent-ink"
            />
            <span>
              <span className="block font-medium">{exportFormats[kind].word}</span>
              <span className="block text-[13px] text-mute">{purposes[kind]}</span>
            </span>
          </label>
        ))}
      </div>
      <InlineError message={problem} className="mt-2" />
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" disabled={isRunning} onClick={() => void save()}>
          <Download aria-hidden className="size-3.5" />
          {isRunning ? "Reading…" : "Save the file"}
        </Button>
      </div>
    </Dialog>
  );
}
