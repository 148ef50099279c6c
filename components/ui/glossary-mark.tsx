"use client";

import type { ReactNode } from "react";
import { cn } from "./class-names";
import { type GlossaryTerm, glossary } from "./glossary";
import { Popover } from "./popover";

interface GlossaryMarkProps {
  readonly term: GlossaryTerm;
  /** What is on screen; the term itself where nothing else is said. */
  readonly children?: ReactNode;
  readonly className?: string;
}

/** A word or number that explains itself on a click. */
export function GlossaryMark({ term, children, className }: GlossaryMarkProps) {
  const { word, meaning } = glossary[term];
  return (
    <Popover
      label={word}
      className="w-72"
      trigger={
        <button
          type="button"
          className={cn(
            "rounded text-left underline decoration-line decoration-dotted underline-offset-3 hover:text-ink hover:decoration-current pointer-coarse:min-h-11",
            className,
          )}
        >
          {children ?? word}
        </button>
      }
    >
      <p className="font-medium">{word}</p>
      <p className="mt-1 text-mute">{meaning}</p>
    </Popover>
  );
}
