"use client";

import { fateText } from "@/components/inspector/context/fate-words";
import { useEvent } from "@/components/inspector/use-event";
import { cn } from "@/components/ui/class-names";
import { TokenCount } from "@/components/ui/token-count";
import { kindWords, markOf, oneLine } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import type { ContextItem } from "@/lib/core/log/context-item";

/** One item that came or left, with what took it. */
export function DiffItem({ item, sign }: { readonly item: ContextItem; readonly sign: "+" | "−" }) {
  const openInspector = useSession((session) => session.openInspector);
  const taken = useEvent(item.fate.status === "live" ? null : item.fate.bySequence);
  const fate = sign === "−" && item.fate.status !== "live" ? fateText(item, taken) : null;
  return (
    <li>
      <button
        type="button"
        onClick={() => openInspector({ tab: "context", itemId: item.itemId })}
        className="grid min-h-8 w-full grid-cols-[16px_4px_60px_minmax(0,1fr)_auto] items-center gap-2 rounded-[7px] px-1 py-1 text-left text-[13px] hover:bg-soft pointer-coarse:min-h-11"
      >
        <span className={cn("text-center font-medium", sign === "+" ? "text-add" : "text-delete")}>
          {sign}
        </span>
        <i aria-hidden className={cn("h-5.5 rounded-[3px]", markOf(item.kind))} />
        <span className="truncate text-xs text-mute">{kindWords[item.kind]}</span>
        <span className="min-w-0">
          <span className="block truncate">{oneLine(item)}</span>
          {fate && <span className="block truncate text-xs text-mute">{fate}</span>}
        </span>
        <TokenCount tokens={item.tokens} className="text-right text-xs text-mute" />
      </button>
    </li>
  );
}
