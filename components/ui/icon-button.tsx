"use client";

import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  readonly icon: LucideIcon;
  /** Accessible name, and what the tooltip says. */
  readonly label: string;
  /** Keys that do the same, for the tooltip. */
  readonly keys?: string;
}

/** A button that is only an icon: always with a name and a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <button
        type={type}
        aria-label={label}
        className={cn(
          "inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-mute hover:bg-soft hover:text-ink aria-disabled:opacity-55 pointer-coarse:size-11",
          className,
        )}
        {...rest}
      >
        <Icon aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
    </Tooltip>
  );
}
