"use client";

import { type ReactNode, useId, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { InlineError } from "@/components/ui/inline-error";
import { LinkButton } from "@/components/ui/link-button";
import { TokenCount } from "@/components/ui/token-count";
import { kindWords, markOf, oneLine } from "@/lib/client/session/item-words";
import { factPieces } from "@/lib/core/context/coverage/fact-places";
import type { Fact } from "@/lib/core/context/summary-coverage";
import type { ContextItem } from "@/lib/core/log/context-item";
import { CallIcons } from "../context/call-icons";
import { RestoreButton } from "../restore-button";
import { useRestore } from "../use-restore";
import { factLooks } from "./fact-looks";

/** A longer text is shown in part until more is asked for, in UTF-16 units. */
const shownUnits = 280;

interface JudgedOriginalProps {
  readonly item: ContextItem;
  /** What it said that a summary should keep. */
  readonly facts?: readonly Fact[];
  readonly note?: ReactNode;
  /** True while one of its facts is looked at on the other side. */
  readonly isLit?: boolean;
}

/** An item that was taken, in its own words, with its facts marked by what became of them, and the way back. */
export function JudgedOriginal({ item, facts = [], note, isLit = false }: JudgedOriginalProps) {
  const [isWhole, setWhole] = useState(false);
  const textId = useId();
  const restore = useRestore(item.itemId);
  const isMachine = item.kind === "tool" || item.text.trim() === "";
  const line = oneLine(item);
  const whole = isMachine ? line : item.text;
  const text = isWhole || whole.length <= shownUnits * 1.2 ? whole : cutText(whole);
  return (
    <li
      data-original={item.itemId}
      className={cn(
        "grid grid-cols-[4px_minmax(0,1fr)_auto] items-start gap-x-2.5 sm:grid-cols-[4px_64px_minmax(0,1fr)_auto] rounded-md px-2 py-1.5 text-[13px]",
        isLit && "bg-soft",
      )}
    >
      <i aria-hidden className={cn("h-full min-h-4.5 rounded-sm", markOf(item.kind))} />
      <span className="pt-px text-xs text-mute max-sm:sr-only">{kindWords[item.kind]}</span>
      <div className="min-w-0">
        <p
          id={textId}
          dir="auto"
          className={cn("wrap-anywhere whitespace-pre-wrap", isMachine && "flex items-center gap-1")}
        >
          <CallIcons item={item} />
          {factPieces(text, facts).map((piece) =>
            piece.standing === null ? (
              piece.text
            ) : (
              <mark key={piece.start} className={factLooks[piece.standing].mark}>
                {piece.text}
                <span className="sr-only"> ({factLooks[piece.standing].word})</span>
              </mark>
            ),
          )}
          {text.length < whole.length && "…"}
        </p>
        {whole.length > shownUnits * 1.2 && (
          <LinkButton
            aria-expanded={isWhole}
            aria-controls={textId}
            className="-ml-1"
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? "Show less" : "Show all of it"}
          </LinkButton>
        )}
        {note}
        <InlineError message={restore.error} />
      </div>
      <span className="flex items-center gap-1.5">
        <TokenCount tokens={item.tokens} className="text-xs text-mute" />
        <RestoreButton restore={restore} label={line} word="Bring back" />
      </span>
    </li>
  );
}

/** The beginning of a text, up to a space where there is one near. */
function cutText(text: string): string {
  const cut = text.slice(0, shownUnits);
  const space = cut.lastIndexOf(" ");
  return (space > shownUnits * 0.8 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, "");
}
