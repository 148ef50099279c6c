import type { ReactNode } from "react";

/** A table that scrolls inside itself when it is wider than the conversation. */
export function MarkdownTable({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section className="hinted-x overflow-x-auto" tabIndex={0} aria-label="Table">
      <table className="border-collapse text-[13px]">{children}</table>
    </section>
  );
}
