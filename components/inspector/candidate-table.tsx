"use client";

import { type ReactNode, useMemo, useState } from "react";
import { GlossaryMark } from "@/components/ui/glossary-mark";
import { countText } from "@/components/ui/number-text";
import type { FilterCandidate } from "@/lib/core/log/context-events";
import { LinkButton } from "../ui/link-button";
import { CandidateRow } from "./candidate-row";

/** Rows shown at once; more come on request, so that a context of thousands of items stays quick. */
const pageRows = 60;

interface CandidateTableProps {
  readonly candidates: readonly FilterCandidate[];
  readonly threshold: number;
  /** What can be done with one row. */
  readonly action?: (candidate: FilterCandidate) => ReactNode;
}

/** Every item that a FILTER looked at, most similar first, with its score against θ and what becomes of it. */
export function CandidateTable({ candidates, threshold, action }: CandidateTableProps) {
  const [shown, setShown] = useState(pageRows);
  const sorted = useMemo(() => candidates.toSorted((left, right) => right.score - left.score), [candidates]);
  if (sorted.length === 0)
    return <p className="text-xs text-mute">There is no item that a FILTER could take.</p>;
  return (
    <div className="@container">
      <table className="w-full table-fixed border-collapse text-[13px]">
        <caption className="sr-only">
          Similarity of each item with the criteria; θ is {threshold.toFixed(2)}
        </caption>
        <thead>
          <tr className="text-left text-[11px] text-mute">
            <th scope="col" className="w-24 py-1 font-normal">
              <GlossaryMark term="threshold">Score, θ {threshold.toFixed(2)}</GlossaryMark>
            </th>
            <th scope="col" className="py-1 font-normal">
              Item
            </th>
            <th scope="col" className="w-12 py-1 text-right font-normal">
              Tokens
            </th>
            {action && (
              <th scope="col" className="w-24 py-1">
                <span className="sr-only">Action</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((candidate) => (
            <CandidateRow
              key={candidate.itemId}
              candidate={candidate}
              threshold={threshold}
              {...(action && { action: action(candidate) })}
            />
          ))}
        </tbody>
      </table>
      {sorted.length > shown && (
        <LinkButton onClick={() => setShown(shown + pageRows * 4)}>
          Show more of {countText(sorted.length - shown, "further item")}
        </LinkButton>
      )}
    </div>
  );
}
