"use client";

import { Dialog } from "@/components/ui/dialog";
import { Keys } from "@/components/ui/keys";
import { useShell } from "@/lib/client/shell-context";
import { keyHelp } from "@/lib/client/shortcuts";

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
      <dl className="divide-y divide-line">
        {keyHelp.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4 py-2">
            <dt className="text-[13px]">{does}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
