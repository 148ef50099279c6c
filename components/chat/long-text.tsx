"use client";

import { useState } from "react";

/** Texts up to this many characters are shown whole. */
const shownCharacters = 3_000;

/** A text that folds when it is very long, so that a pasted book does not bury the conversation. */
export function LongText({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= shownCharacters * 1.2) return text;
  return (
    <>
      {isWhole ? text : `${text.slice(0, shownCharacters)}…`}
      <button
        type="button"
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
        className="mt-1 block min-h-6 text-[13px] font-medium text-accent underline-offset-2 hover:underline"
      >
        {isWhole ? "Show less" : `Show all ${text.length.toLocaleString("en")} characters`}
      </button>
    </>
  );
}
