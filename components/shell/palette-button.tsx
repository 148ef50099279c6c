"use client";

import { Search } from "lucide-react";
import { Keys } from "@/components/ui/keys";
import { useShell } from "@/lib/client/shell/shell-context";

/** Opens the command palette, for those who do not know its key. */
export function PaletteButton() {
  const setPaletteOpen = useShell((shell) => shell.setPaletteOpen);
  return (
    <button
      type="button"
      onClick={() => setPaletteOpen(true)}
      className="mt-1.5 flex min-h-8 items-center gap-2.5 rounded-lg bg-soft px-2 text-[13px] text-mute hover:text-ink pointer-coarse:min-h-11"
    >
      <Search aria-hidden className="size-4" strokeWidth={1.75} />
      Find or do…
      <span aria-hidden className="ml-auto">
        <Keys keys={["Ctrl", "K"]} />
      </span>
    </button>
  );
}
