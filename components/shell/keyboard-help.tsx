"use client";

import { Dialog } from "@/components/ui/dialog";
import { KeyList } from "@/components/ui/key-list";
import { useShell } from "@/lib/client/shell/shell-context";
import { keyHelp } from "@/lib/client/shell/shortcuts";

/** The list of keys, opened with `?`. */
export function KeyboardHelp() {
  const isOpen = useShell((shell) => shell.isKeyboardHelpOpen);
  const setOpen = useShell((shell) => shell.setKeyboardHelpOpen);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title="Keyboard"
      description="On a Mac, use ⌘ where it says Ctrl."
    >
      <KeyList keyHelp={keyHelp} />
    </Dialog>
  );
}
