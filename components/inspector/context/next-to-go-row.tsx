"use client";

import { cn } from "@/components/ui/class-names";
import { countText } from "@/components/ui/number-text";
import { TokenCount } from "@/components/ui/token-count";
import { kindWords, markOf, oneLine, ruleWords } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import type { NextToGo } from "@/lib/core/context/next-to-go";
import { useHighlight } from "../use-highlight";
import { CallIcons } from "./call-icons";

/** One unit that the app would take; a click shows it in the list of items. */
export function NextToGoRow({ entry }: { readonly entry: NextToGo }) {
  const [first] = entry.unit.items;
  const openInspector = useSession((session) => session.openInspector);
  const { props, isConnected } = useHighlight("item", first?.itemId ?? "");
  if (!first) return null;
  return (
    <li>
      <button
        type="button"
        {...props}
        onClick={() => openInspector({ tab: "context", itemId: first.itemId })}
        className={cn(
          "grid w-full grid-cols-[4px_56px_minmax(0,1fr)_auto] items-center gap-2 rounded-md px-2 py-1 text-left text-xs hover:bg-soft pointer-coarse:min-h-11",
          isConnected && "bg-soft",
        )}
      >
        <i aria-hidden className={cn("h-4.5 rounded-sm", markOf(first.kind))} />
        <span className="text-mute">{kindWords[first.kind]}</span>
        <span className="min-w-0">
          <span className="flex min-w-0 items-center gap-1">
            <CallIcons item={first} />
            <span className="truncate">{oneLine(first)}</span>
          </span>
          <span className="block truncate text-[11px] text-mute">
            {entry.isDue ? "due now · " : ""}
            {ruleWords[entry.rule]}
            {entry.unit.items.length > 1 && ` · with ${countText(entry.unit.items.length - 1, "result")}`}
          </span>
        </span>
        <TokenCount tokens={-entry.unit.tokens} signed className="text-mute" />
      </button>
    </li>
  );
}
