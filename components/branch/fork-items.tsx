"use client";

import { numberText } from "@/components/ui/number-text";
import type { ForkDraft } from "@/lib/client/branch/fork-draft";
import type { ContextItem } from "@/lib/core/log/context-item";
import { liveItems, type SessionState } from "@/lib/core/session/session-state";

interface ForkItemsProps {
  readonly state: SessionState;
  readonly draft: ForkDraft;
  readonly onChange: (change: Partial<ForkDraft>) => void;
}

/** Items shown per list; a long context is forked by its newest ones. */
const shownItems = 60;

/** What is in the context at the place of the fork, to take out, and what has left it, to bring back. */
export function ForkItems({ state, draft, onChange }: ForkItemsProps) {
  const live = liveItems(state).filter((item) => item.kind !== "system" && item.callItemId === undefined);
  const left = [...state.left.values()].filter((item) => item.callItemId === undefined);
  return (
    <div className="space-y-3">
      <ItemChecks
        legend="In the context: take out"
        items={live.slice(-shownItems)}
        chosen={draft.removeItemIds}
        onChange={(removeItemIds) => onChange({ removeItemIds })}
      />
      {left.length > 0 && (
        <ItemChecks
          legend="Left the context: bring back"
          items={left.slice(-shownItems)}
          chosen={draft.restoreItemIds}
          onChange={(restoreItemIds) => onChange({ restoreItemIds })}
        />
      )}
    </div>
  );
}

function ItemChecks({
  legend,
  items,
  chosen,
  onChange,
}: {
  readonly legend: string;
  readonly items: readonly ContextItem[];
  readonly chosen: readonly string[];
  readonly onChange: (itemIds: readonly string[]) => void;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-xs text-mute">{legend}</legend>
      <ul className="max-h-44 overflow-y-auto rounded-lg border border-line">
        {items.map((item) => (
          <li key={item.itemId} className="border-b border-line last:border-b-0">
            <label className="flex min-h-8 cursor-pointer items-center gap-2 px-2.5 text-[13px] hover:bg-soft pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={chosen.includes(item.itemId)}
                onChange={({ target }) =>
                  onChange(
                    target.checked
                      ? [...chosen, item.itemId]
                      : chosen.filter((itemId) => itemId !== item.itemId),
                  )
                }
              />
              <span className="min-w-0 flex-1 truncate">{item.text.trim() || callsOf(item)}</span>
              <span className="text-xs text-mute tabular-nums">{numberText(item.tokens)}</span>
            </label>
          </li>
        ))}
        {items.length === 0 && <li className="px-2.5 py-1.5 text-[13px] text-mute">nothing</li>}
      </ul>
    </fieldset>
  );
}

function callsOf({ toolCalls = [] }: ContextItem): string {
  return toolCalls.map((call) => call.toolName).join(", ") || "empty";
}
