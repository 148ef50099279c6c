"use client";

import type { Fact } from "@/lib/core/context/summary-coverage";
import { useHighlight } from "../use-highlight";

/** One thing that the summary lost; lights up the original that said it. */
export function MissingFact({ fact }: { readonly fact: Fact }) {
  const { props, isHeld, toggleHold } = useHighlight("item", fact.itemIds[0] ?? "");
  return (
    <button
      type="button"
      dir="auto"
      aria-pressed={isHeld}
      title="Light up the original that said it"
      {...props}
      onClick={toggleHold}
      className="min-h-6 max-w-full rounded-md border border-update/40 bg-update/8 px-1.5 text-left break-words hover:border-update aria-pressed:border-accent pointer-coarse:min-h-11"
    >
      {fact.text}
    </button>
  );
}
