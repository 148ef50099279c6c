"use client";

import { Dialog } from "@/components/ui/dialog";
import { KeyList } from "@/components/ui/key-list";
import { replayKeyHelp } from "@/lib/client/replay/replay-keys";

interface ReplayKeyboardHelpProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The list of keys of a replay, opened with `?`. */
export function ReplayKeyboardHelp({ isOpen, onOpenChange }: ReplayKeyboardHelpProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange} title="Keyboard">
      <KeyList keyHelp={replayKeyHelp} />
    </Dialog>
  );
}
