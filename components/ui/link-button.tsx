import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** A small action in a row of text: at least 24 px high, 44 px where fingers point. */
export function LinkButton({ className, type = "button", ...rest }: ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={cn(
        "inline-flex min-h-6 items-center gap-1 rounded px-1 text-xs font-medium whitespace-nowrap text-accent hover:underline aria-disabled:opacity-55 aria-disabled:hover:no-underline pointer-coarse:min-h-11",
        className,
      )}
      {...rest}
    />
  );
}
