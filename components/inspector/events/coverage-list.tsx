"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { countText } from "@/components/ui/number-text";
import {
  type FactKind,
  factKinds,
  mostHarmful,
  type SummaryCoverage,
} from "@/lib/core/context/summary-coverage";
import { MissingFact } from "./missing-fact";

const kindWords = {
  constraint: "Rules",
  decision: "Decisions",
  date: "Dates",
  number: "Numbers",
  name: "Names",
} as const satisfies Record<FactKind, string>;

/** How many facts are shown before the person asks for the rest. */
const shownAtFirst = 8;

/** What the originals said that the summary does not: rules, decisions, dates, numbers and names; the most harmful ones first. */
export function CoverageList({ coverage: { facts, missing } }: { readonly coverage: SummaryCoverage }) {
  const [showsAll, setShowsAll] = useState(false);
  const checked = facts.length;
  const shown = showsAll ? missing : mostHarmful(missing, shownAtFirst);
  if (checked === 0)
    return (
      <p className="mt-3 text-xs text-mute">
        Coverage: the originals name no rule, decision, date, number or name to look for.
      </p>
    );
  if (missing.length === 0) {
    return (
      <p className="mt-3 flex items-center gap-1.5 text-xs text-add">
        <Check aria-hidden className="size-3.5" />
        Coverage: all {countText(checked, "fact")} of the originals occur.
      </p>
    );
  }
  return (
    <section aria-label="Coverage" className="mt-3">
      <h3 className="text-xs tabular-nums">
        Coverage: {missing.length} of {checked} do not occur in the summary
      </h3>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
        {factKinds.map((kind) => {
          const ofKind = shown.filter((fact) => fact.kind === kind);
          return (
            ofKind.length > 0 && (
              <div key={kind} className="contents">
                <dt className="py-1 text-mute">{kindWords[kind]}</dt>
                <dd className="flex min-w-0 flex-wrap gap-1">
                  {ofKind.map((fact) => (
                    <MissingFact key={fact.text} fact={fact} />
                  ))}
                </dd>
              </div>
            )
          );
        })}
      </dl>
      {shown.length < missing.length && (
        <LinkButton onClick={() => setShowsAll(true)}>
          Show {countText(missing.length - shown.length, "smaller detail")}
        </LinkButton>
      )}
      <p className="mt-1 text-[11px] text-mute">
        Compared word by word, without a model: a rephrased fact may be listed here too.
      </p>
    </section>
  );
}
