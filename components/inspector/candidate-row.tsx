"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { TokenCount } from "@/components/ui/token-count";
import { kindWords, oneLine, protectionText } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import type { FilterCandidate } from "@/lib/core/log/context-events";
import { useHighlight } from "./use-highlight";

interface CandidateRowProps {
  readonly candidate: FilterCandidate;
  readonly threshold: number;
  readonly action?: ReactNode;
}

/** One candidate of a FILTER. */
export function CandidateRow({ candidate, threshold, action }: CandidateRowProps) {
  const item = useSession(({ state }) => state.items.get(candidate.itemId));
  const { props } = useHighlight("item", candidate.itemId);
  // A long item is not lost for one sentence, but the person should know that there is one.
  const hasHitPassage = candidate.score < threshold && candidate.bestPassageScore >= threshold;
  const isTaken = candidate.outcome === "removed";
  return (
    <tr {...props} className="border-t border-line align-top data-connected:bg-accent/8">
      <td className="py-1.5 pr-2">
        <ScoreBar score={candidate.score} threshold={threshold} isTaken={isTaken} />
      </td>
      <td className="min-w-0 py-1 pr-2">
        <span className={cn("block truncate", isTaken && "line-through decoration-filter/60")}>
          {item ? oneLine(item) : candidate.itemId}
        </span>
        <span className="block text-[11px] text-mute">
          {item ? `${kindWords[item.kind]} · ` : ""}
          <span className={cn(isTaken && "font-medium text-filter")}>
            {outcomeText(candidate, threshold)}
          </span>
          {hasHitPassage && ` · one passage scores ${candidate.bestPassageScore.toFixed(2)}`}
        </span>
      </td>
      <td className="py-1 text-right text-xs text-mute">{item && <TokenCount tokens={item.tokens} />}</td>
      {action !== undefined && <td className="py-0.5 text-right">{action}</td>}
    </tr>
  );
}

function ScoreBar({
  score,
  threshold,
  isTaken,
}: {
  readonly score: number;
  readonly threshold: number;
  readonly isTaken: boolean;
}) {
  return (
    <span className="flex items-center gap-1.5 text-xs tabular-nums">
      <span className={cn("w-7", isTaken && "font-medium text-filter")}>{score.toFixed(2)}</span>
      <span aria-hidden className="relative h-1.5 flex-1 rounded-full bg-soft">
        <i
          className={cn("absolute inset-y-0 left-0 rounded-full", isTaken ? "bg-filter" : "bg-mute/50")}
          style={{ width: `${Math.max(0, Math.min(1, score)) * 100}%` }}
        />
        <i
          className="absolute -inset-y-0.5 border-l-[1.5px] border-ink/60"
          style={{ left: `${threshold * 100}%` }}
        />
      </span>
    </span>
  );
}

function outcomeText(candidate: FilterCandidate, threshold: number): string {
  if (candidate.outcome === "protected") return `kept: ${protectionText(candidate.protection ?? "")}`;
  if (candidate.outcome === "kept") return "kept";
  if (candidate.outcome === "doubtful") return "kept: doubtful";
  return candidate.score >= threshold ? "taken" : "taken with what it belongs to";
}
