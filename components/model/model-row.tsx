import { Check } from "lucide-react";
import { cn } from "@/components/ui/class-names";

interface ModelRowProps {
  readonly label: string;
  readonly detail?: string | null;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

/** One model that can be chosen. */
export function ModelRow({ label, detail = null, isCurrent, onChoose }: ModelRowProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={isCurrent || undefined}
        onClick={onChoose}
        className="flex min-h-8 w-full items-center gap-2 rounded-lg px-2 text-left hover:bg-soft pointer-coarse:min-h-11"
      >
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {detail && <span className="shrink-0 text-xs text-mute tabular-nums">{detail}</span>}
        <Check aria-hidden className={cn("size-4 shrink-0 text-accent", !isCurrent && "invisible")} />
      </button>
    </li>
  );
}
