"use client";

import { Dialog } from "@/components/ui/dialog";
import { Keys } from "@/components/ui/keys";
import { replayKeyHelp } from "@/lib/client/replay-keys";

interface ReplayKeyboardHelpProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The list of keys of a replay, opened with `?`. */
export function ReplayKeyboardHelp({ isOpen, onOpenChange }: ReplayKeyboardHelpProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange} title="Keyboard">
      <dl className="divide-y divide-line">
        {replayKeyHelp.map(({ keys, does }) => (
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
