"use client";

import { useState } from "react";
import { FilterChip } from "@/components/ui/filter-chip";
import { InlineError } from "@/components/ui/inline-error";
import { numberText } from "@/components/ui/number-text";
import { operationLook } from "@/components/ui/operation-look";
import type { MemoriesView } from "@/lib/client/memory/memories-view";
import type { ChangeView } from "@/lib/client/memory/use-memories-view";
import { useRead } from "@/lib/client/query/use-read";
import { compareStoresContract } from "@/lib/contract/memory/compare-stores";
import { countChanges, type StoreChange } from "@/lib/core/memory/diff-stores";
import { ChangeList } from "./change-list";
import { DateRange } from "./date-range";
import { rangeOf } from "./range-of";

interface ChangesViewProps {
  readonly view: MemoriesView;
  readonly onChange: ChangeView;
}

const kinds = [
  { kind: "added", word: "Added", look: operationLook.ADD },
  { kind: "changed", word: "Changed", look: operationLook.UPDATE },
  { kind: "forgotten", word: "Forgotten", look: operationLook.DELETE },
] as const;

/** What the store learned, changed and forgot between two dates, and why. */
export function ChangesView({ view, onChange }: ChangesViewProps) {
  const [hidden, setHidden] = useState<ReadonlySet<StoreChange["kind"]>>(new Set());
  const range = rangeOf(view);
  const loaded = useRead(
    compareStoresContract,
    { from: { at: range.fromTime() }, to: { at: range.toTime() } },
    { keep: true },
  );
  const changes = loaded.value?.changes ?? [];
  const counts = countChanges(changes);
  const shown = changes.filter((change) => !hidden.has(change.kind));
  const toggle = (kind: StoreChange["kind"]) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    setHidden(next);
  };
  return (
    <>
      <div className="space-y-2.5 border-b border-line px-4 pt-3.5 pb-3 min-[900px]:px-5">
        <DateRange range={range} onChange={onChange} />
        <div className="flex flex-wrap items-center gap-1.5">
          {kinds.map(({ kind, word, look }) => (
            <FilterChip
              key={kind}
              icon={look.icon}
              color={look.text}
              isOn={!hidden.has(kind)}
              onToggle={() => toggle(kind)}
            >
              {word} {numberText(counts[kind])}
            </FilterChip>
          ))}
        </div>
      </div>
      <InlineError message={loaded.error} className="px-5 py-3" />
      {shown.length === 0 && !loaded.isLoading && loaded.error === null && (
        <p className="m-auto max-w-sm px-6 py-16 text-center text-[13px] text-mute">
          {changes.length === 0
            ? "Between these two dates the memories stayed the same. What came and went in between does not count as a change."
            : "Every kind of change is switched off above."}
        </p>
      )}
      {shown.length > 0 && (
        <ChangeList
          changes={shown}
          openId={view.memoryId}
          onOpen={(memoryId) => onChange({ memoryId }, "push")}
        />
      )}
    </>
  );
}
