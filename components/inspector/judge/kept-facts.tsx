"use client";

import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { countText, numberText } from "@/components/ui/number-text";
import { type Fact, type FactStanding, mostHarmful } from "@/lib/core/context/summary-coverage";
import { factLooks, factWords } from "./fact-looks";

/** How many facts are shown before the person asks for the rest. */
const shownAtFirst = 8;

/** What was lost comes first, then what only a memory holds. */
const order: readonly FactStanding[] = ["lost", "stored", "kept"];

interface KeptFactsProps {
  readonly facts: readonly Fact[];
  /** Shows the original that said it. */
  readonly onShow: (fact: Fact) => void;
}

/** What the originals said, each with whether the summary, or at least a memory, still says it. Eight lines first. */
export function KeptFacts({ facts, onShow }: KeptFactsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const sorted = order.flatMap((standing) => facts.filter((fact) => fact.standing === standing));
  const shown = showsAll ? sorted : firstOf(facts);
  const count = (standing: FactStanding) => facts.filter((fact) => fact.standing === standing).length;
  if (facts.length === 0)
    return (
      <p className="text-[13px] text-mute">
        The originals name no constraint, decision, date, amount or name to look for.
      </p>
    );
  return (
    <section aria-label="What was kept">
      <h3 className="text-[13px] font-semibold">
        What was kept{" "}
        <span className="font-normal text-mute tabular-nums">
          {numberText(count("kept"))} kept
          {count("stored") > 0 && ` · ${numberText(count("stored"))} in long-term memory`}
          {count("lost") > 0 && ` · ${numberText(count("lost"))} lost`}
        </span>
      </h3>
      <ul className="mt-1.5 -mx-2">
        {shown.map((fact) => (
          <FactLine key={`${fact.kind} ${fact.text}`} fact={fact} onShow={onShow} />
        ))}
      </ul>
      {shown.length < facts.length && (
        <LinkButton onClick={() => setShowsAll(true)}>
          Show {countText(facts.length - shown.length, "smaller detail")}
        </LinkButton>
      )}
      <p className="mt-1 text-[11px] text-mute">
        Compared word by word, without a model: a rephrased fact may be called lost.
      </p>
    </section>
  );
}

/** Eight at first: of what is lost the most harmful of each kind, and what room is left goes to the others. */
function firstOf(facts: readonly Fact[]): readonly Fact[] {
  const first: Fact[] = [];
  for (const standing of order)
    first.push(
      ...mostHarmful(
        facts.filter((fact) => fact.standing === standing),
        shownAtFirst - first.length,
      ),
    );
  return first;
}

function FactLine({ fact, onShow }: { readonly fact: Fact; readonly onShow: (fact: Fact) => void }) {
  const { icon: Icon, word, circle } = factLooks[fact.standing];
  return (
    <li
      className={cn(
        "grid min-h-8 grid-cols-[20px_72px_minmax(0,1fr)_auto] items-center gap-2 rounded-md px-2 py-1 text-[13px]",
        fact.standing === "lost" && "bg-danger/5",
      )}
    >
      <span className={cn("inline-flex size-4.5 items-center justify-center rounded-full", circle)}>
        <Icon aria-hidden className="size-3" strokeWidth={2.25} />
        <span className="sr-only">{word}</span>
      </span>
      <span className="text-xs text-mute">{factWords[fact.kind]}</span>
      <span
        dir="auto"
        className={cn("line-clamp-2 wrap-anywhere", fact.standing === "lost" && "font-medium")}
      >
        {fact.text}
      </span>
      <LinkButton aria-label={`Show who said it: ${fact.text.slice(0, 60)}`} onClick={() => onShow(fact)}>
        {fact.standing === "stored" ? "in long-term memory" : "Show"}
      </LinkButton>
    </li>
  );
}
