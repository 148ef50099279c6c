import { cn } from "@/components/ui/class-names";
import { operationLook } from "@/components/ui/operation-look";
import type { OperationName } from "@/lib/core/log/operations";

interface OperationButtonProps {
  readonly operation: OperationName;
  readonly isOpen: boolean;
  readonly panelId: string;
  readonly onToggle: () => void;
}

/** Opens the form of one operation. Icon above word where it is narrow, beside it where there is room. */
export function OperationButton({ operation, isOpen, panelId, onToggle }: OperationButtonProps) {
  const { word, icon: Icon, text, tint } = operationLook[operation];
  return (
    <button
      type="button"
      data-operation={operation}
      aria-expanded={isOpen}
      aria-controls={isOpen ? panelId : undefined}
      onClick={onToggle}
      className={cn(
        "inline-flex min-h-8 min-w-0 flex-col items-center justify-center gap-0.5 rounded-lg border border-transparent px-0.5 py-1 text-[10.5px] font-medium @min-[340px]:text-[11px] @min-[560px]:flex-row @min-[560px]:gap-1.5 @min-[560px]:text-xs pointer-coarse:min-h-11",
        text,
        isOpen ? tint : "hover:bg-soft",
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      {word}
    </button>
  );
}
