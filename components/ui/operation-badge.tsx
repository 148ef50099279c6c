import type { ReactNode } from "react";
import type { OperationName } from "@/lib/core/log/operations";
import { cn } from "./class-names";
import { operationLook } from "./operation-look";

interface OperationBadgeProps {
  readonly operation: OperationName;
  /** What the operation acted on, in a few words. */
  readonly children?: ReactNode;
  /** `chip` has a tinted surface; `inline` is icon and word in a row of a list. */
  readonly variant?: "chip" | "inline";
  /** A refused operation keeps its icon and word, struck through. */
  readonly rejected?: boolean;
  readonly className?: string;
}

/** Icon, word and color of one of the six operations. */
export function OperationBadge({
  operation,
  children,
  variant = "chip",
  rejected = false,
  className,
}: OperationBadgeProps) {
  const look = operationLook[operation];
  const Icon = look.icon;
  return (
    <span
      className={cn(
        "inline-flex min-w-0 max-w-full items-center gap-1.5 text-xs font-medium",
        look.text,
        variant === "chip" && ["rounded-md border px-2 py-0.5", look.tint],
        rejected && variant === "chip" && "border-dashed",
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      <span className={cn("shrink-0", rejected && "line-through decoration-1")}>{look.word}</span>
      {children !== undefined && <span className="truncate font-normal text-ink/85">{children}</span>}
    </span>
  );
}
