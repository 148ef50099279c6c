import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

interface LabCardProps {
  readonly title: string;
  /** What is measured, its interval, speaker and n. */
  readonly facts?: ReactNode;
  readonly note?: ReactNode;
  readonly className?: string;
  readonly id?: string;
  readonly children: ReactNode;
}

/** One table or plot of a page of the lab. */
export function LabCard({ title, facts, note, className, id, children }: LabCardProps) {
  return (
    <section
      aria-label={title}
      {...(id === undefined ? {} : { id })}
      tabIndex={-1}
      className={cn("flex min-w-0 flex-col rounded-xl border border-line bg-panel outline-none", className)}
    >
      <h2 className="flex flex-wrap items-baseline gap-x-2.5 px-3.5 pt-2.5 pb-1 text-[13px] font-semibold">
        {title}
        {facts && <span className="text-xs font-normal text-mute">{facts}</span>}
      </h2>
      {children}
      {note && <p className="px-3.5 pt-1 pb-2.5 text-xs text-mute">{note}</p>}
    </section>
  );
}

/** A table wide enough to scroll by itself, so that the page never does; reachable by keyboard. */
export function WideTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className="overflow-x-auto focus-visible:-outline-offset-2">
      <table className="w-full border-collapse text-[13px] tabular-nums">{children}</table>
    </section>
  );
}

const headBase = "px-2 py-1 text-xs font-normal whitespace-nowrap text-mute first:pl-3.5 last:pr-3.5";
const headCell = `${headBase} text-right first:text-left`;
const bodyBase = "px-2 py-1 first:pl-3.5 last:pr-3.5";

/** Heads a column of numbers; the first of a row stands at the left. */
export function Head({ children }: { readonly children: ReactNode }) {
  return (
    <th scope="col" className={headCell}>
      {children}
    </th>
  );
}

/** Heads a column of plots, which a phone shows under the name instead. */
export function PlotHead() {
  return (
    <th scope="col" className={`${headCell} max-sm:hidden`}>
      <span className="sr-only">plot</span>
    </th>
  );
}

/** Heads a column of words. */
export function WordHead({ children }: { readonly children: ReactNode }) {
  return (
    <th scope="col" className={`${headBase} text-left`}>
      {children}
    </th>
  );
}

/** Cells of numbers; the first of a row names it and stands at the left. */
export const bodyCell = `${bodyBase} text-right whitespace-nowrap first:text-left`;

/** Cells of words. */
export const leftCell = `${bodyBase} text-left`;
