"use client";

import { FileJson2 } from "lucide-react";
import { useRef, useState } from "react";
import { Brand } from "@/components/shell/brand";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";

interface FileChooserProps {
  readonly problem: string | null;
  readonly isReading: boolean;
  readonly onChoose: (file: File) => void;
}

/** Where a session file is dropped or picked. */
export function FileChooser({ problem, isReading, onChoose }: FileChooserProps) {
  const input = useRef<HTMLInputElement | null>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onChoose(file);
    if (input.current) input.current.value = "";
  };
  return (
    <main
      className="flex h-dvh flex-col items-center justify-center gap-6 overflow-y-auto p-5"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <title>Open a session file · AgeMem Studio</title>
      <div className="w-full max-w-lg">
        <Brand />
        <div
          className={cn(
            "mt-5 flex flex-col items-center rounded-2xl border border-dashed border-mute/50 bg-panel px-6 py-10 text-center",
            isOver && "border-accent bg-accent/5",
          )}
        >
          <FileJson2 aria-hidden className="size-7 text-mute" strokeWidth={1.5} />
          <h1 className="mt-3 text-lg font-semibold">Open a session file</h1>
          <p className="mt-1 max-w-[44ch] text-mute">
            Drop it here or pick it. It is read in this browser and sent nowhere; no model is called.
          </p>
          <Button
            variant="primary"
            className="mt-4"
            aria-disabled={isReading}
            onClick={() => !isReading && input.current?.click()}
          >
            {isReading ? "Reading and checking…" : "Choose a file"}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".json,.html,application/json,text/html"
            aria-label="Session file"
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => take(event.target.files)}
          />
        </div>
        <p role="alert" className={cn("mt-3 min-h-10 text-[13px] text-danger", !problem && "invisible")}>
          {problem}
        </p>
        <a href="/chat" className="text-[13px] text-mute underline underline-offset-3 hover:text-ink">
          Back to the conversations
        </a>
      </div>
    </main>
  );
}
