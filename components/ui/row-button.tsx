import type { ComponentProps } from "react";
import { cn } from "./class-names";

/**
 * The part of a row that opens it. Its hit area and its focus ring stretch over the whole row, which must be `relative`;
 * other controls of the row are above it with `relative z-10`.
 */
export function RowButton({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      className={cn(
        "min-w-0 truncate text-left after:absolute after:inset-0 after:rounded-[7px] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
        className,
      )}
      {...rest}
    />
  );
}
