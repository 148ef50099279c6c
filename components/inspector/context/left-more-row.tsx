"use client";

import { LinkButton } from "@/components/ui/link-button";
import { countText } from "@/components/ui/number-text";

interface LeftMoreRowProps {
  readonly hiddenItems: number;
  readonly index: number;
  onShow(): void;
}

/** The end of the tray while it holds more than it shows. */
export function LeftMoreRow({ hiddenItems, index, onShow }: LeftMoreRowProps) {
  return (
    <div className="rounded-b-[10px] bg-soft px-3 pb-2 text-xs text-mute">
      <LinkButton data-row={index} onClick={onShow}>
        Show {countText(hiddenItems, "more item")}
      </LinkButton>
    </div>
  );
}
