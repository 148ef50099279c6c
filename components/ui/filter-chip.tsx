import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

interface FilterChipProps {
  readonly icon?: LucideIcon;
  readonly color?: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** One toggle of the filters. */
export function FilterChip({ icon: Icon, color, isOn, onToggle, children }: FilterChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onToggle}
      className={cn(
        "inline-flex min-h-6 shrink-0 items-center gap-1 rounded-lg border px-1.5 text-xs pointer-coarse:min-h-11 pointer-coarse:px-3",
        isOn ? "border-ink bg-ink text-bg" : "border-line text-mute hover:bg-soft hover:text-ink",
      )}
    >
      {Icon && <Icon aria-hidden className={cn("size-3", !isOn && color)} strokeWidth={2.25} />}
      {children}
    </button>
  );
}
