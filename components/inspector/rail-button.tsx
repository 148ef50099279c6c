import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";

interface RailButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onClick: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** An icon with a figure beneath. */
export function RailButton({ icon: Icon, label, onClick, className, children }: RailButtonProps) {
  return (
    <Tooltip label={label} side="left">
      <button
        type="button"
        aria-label={label}
        onClick={onClick}
        className={cn(
          "flex min-h-11 w-10 flex-col items-center justify-center gap-0.5 rounded-lg text-mute hover:bg-soft hover:text-ink",
          className,
        )}
      >
        <Icon aria-hidden className="size-4" strokeWidth={1.75} />
        <span className="text-[11px] tabular-nums">{children}</span>
      </button>
    </Tooltip>
  );
}
