"use client";

import { ChevronRight, MessageCircleDashed, Pin } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { SessionMenu } from "@/components/shell/session-menu";
import { cn } from "@/components/ui/class-names";
import { numberText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { ContextSparkline } from "./context-sparkline";
import type { SessionRow } from "./session-rows";
import { StandingOutList } from "./standing-out-list";

const cell = "px-2 py-1.5 text-right tabular-nums";

interface SessionTableRowProps {
  readonly row: SessionRow;
  /** True while it is one of those to be compared. */
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One session with its figures; it unfolds to what stands out. */
export function SessionTableRow({ row: { session, figures }, isChosen, onChoose }: SessionTableRowProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr className={cn("border-t border-line", isOpen && "bg-panel")}>
        <th scope="row" className="max-w-0 py-1 pl-2 text-left font-normal">
          <span className="flex min-w-0 items-center gap-1">
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={`What stands out in ${session.title}`}
              onClick={() => setOpen(!isOpen)}
              className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-mute hover:bg-soft hover:text-ink pointer-coarse:size-11"
            >
              <ChevronRight
                aria-hidden
                className={cn(
                  "size-3.5 transition-transform motion-reduce:transition-none",
                  isOpen && "rotate-90",
                )}
              />
            </button>
            <input
              type="checkbox"
              aria-label={`Compare ${session.title}`}
              checked={isChosen}
              onChange={onChoose}
              className="mr-1 size-3.5 shrink-0 accent-accent"
            />
            {session.pinned && <Pin aria-hidden className="size-3.5 shrink-0 text-mute" />}
            {session.temporary && <MessageCircleDashed aria-hidden className="size-3.5 shrink-0 text-mute" />}
            <Link
              href={`/chat/${encodeURIComponent(session.sessionId)}`}
              prefetch={false}
              className="min-w-0 truncate font-medium hover:underline"
            >
              {session.title}
            </Link>
          </span>
        </th>
        <td className="px-2 py-1">{figures && <ContextSparkline figures={figures} />}</td>
        <td className={cell}>{figures && numberText(figures.turns)}</td>
        <td className={cell}>{figures && compactText(figures.promptTokens)}</td>
        <td className={cell}>
          {figures && (figures.costUsd === null ? "–" : `$${figures.costUsd.toFixed(2)}`)}
        </td>
        <Count value={figures?.errors} look="text-danger" />
        <Count value={figures?.refused} look="text-update" />
        <Count value={figures?.undone} look="text-ink" />
        <Count value={figures?.neverCitedTokens} look="text-ink" isPlain />
        <td className={cn(cell, "text-mute whitespace-nowrap")}>
          <RelativeTime at={session.updatedAt} />
        </td>
        <td className="py-1 pr-2 text-right">
          <SessionMenu session={session} />
        </td>
      </tr>
      {isOpen && (
        <tr className="bg-panel">
          <td colSpan={11} className="px-10 pt-1 pb-4">
            <StandingOutList sessionId={session.sessionId} figures={figures} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A number that is faint while it is nothing. */
function Count({
  value,
  look,
  isPlain = false,
}: {
  readonly value: number | undefined;
  readonly look: string;
  readonly isPlain?: boolean;
}) {
  return (
    <td className={cn(cell, value ? look : "text-mute", value && !isPlain && "font-semibold")}>
      {value !== undefined && numberText(value)}
    </td>
  );
}

/** "171 k": a large number in three digits. */
function compactText(value: number): string {
  if (value < 10_000) return numberText(value);
  return value < 1_000_000 ? `${Math.round(value / 1_000)} k` : `${(value / 1_000_000).toFixed(1)} M`;
}
