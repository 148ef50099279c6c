import type { ComponentProps } from "react";
import { cn } from "./class-names";

type Variant = "primary" | "outline" | "quiet";

const base =
  "inline-flex min-h-7 shrink-0 select-none items-center justify-center gap-1.5 rounded-lg px-2.5 text-[13px] font-medium whitespace-nowrap aria-disabled:opacity-55 disabled:opacity-55 pointer-coarse:min-h-11 pointer-coarse:px-3.5";

const variants = {
  primary: "bg-ink text-bg hover:bg-ink/88 aria-disabled:hover:bg-ink",
  outline: "border border-line bg-panel text-ink hover:bg-soft",
  quiet: "text-mute hover:bg-soft hover:text-ink",
} as const satisfies Record<Variant, string>;

/** A text button. `primary` stands once per place, `outline` beside it, `quiet` in rows of actions. */
export function Button({
  variant = "outline",
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & { variant?: Variant }) {
  return <button type={type} className={cn(base, variants[variant], className)} {...rest} />;
}
