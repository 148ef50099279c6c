"use client";

import { Import } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { importSessionFile } from "@/lib/client/replay/import-session";
import { newId } from "@/lib/client/shell/new-id";

interface ImportButtonProps {
  /** The file as it was chosen: its hash is over exactly this. */
  readonly text: string;
  readonly onProblem: (problem: string) => void;
}

/** Makes a session of the file, with new ids and none of its memories in the person's store; pressed again after a lost answer, the same one. */
export function ImportButton({ text, onProblem }: ImportButtonProps) {
  const [isRunning, setRunning] = useState(false);
  const [sessionId] = useState(newId);
  const run = async () => {
    if (isRunning) return;
    setRunning(true);
    const imported = await importSessionFile(text, sessionId);
    if ("href" in imported) return window.location.assign(imported.href);
    setRunning(false);
    onProblem(imported.problem);
  };
  return (
    <Button aria-disabled={isRunning} onClick={() => void run()}>
      <Import aria-hidden className="size-3.5" />
      {isRunning ? "Importing…" : "Import as a session"}
    </Button>
  );
}
