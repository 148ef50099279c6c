"use client";

import { cn } from "@/components/ui/class-names";
import { InlineError } from "@/components/ui/inline-error";
import { RowButton } from "@/components/ui/row-button";
import { TokenCount } from "@/components/ui/token-count";
import { kindWords, markOf, oneLine } from "@/lib/client/session/item-words";
import { useSessionStore } from "@/lib/client/session/session-context";
import type { ContextItem } from "@/lib/core/log/context-item";
import { CallIcons } from "../context/call-icons";
import { RestoreButton } from "../restore-button";
import { useHighlight } from "../use-highlight";
import { useRestore } from "../use-restore";

/** An item that an event took or brought, as it stands now: one line, its cost, and a way back when it is out. */
export function EventItemRow({ item, note }: { readonly item: ContextItem; readonly note?: string }) {
  const { props } = useHighlight("item", item.itemId);
  const store = useSessionStore();
  const show = () => {
    // The open card stays chosen, so that the way back leads to it.
    const { focus, openInspector } = store.getState();
    openInspector({ ...focus, tab: "context", itemId: item.itemId });
  };
  const restore = useRestore(item.itemId);
  return (
    <li>
      <div
        {...props}
        className="relative grid min-h-7 grid-cols-[4px_auto_minmax(0,1fr)_auto_auto] items-center gap-2 rounded-md px-2 py-0.5 hover:bg-soft data-connected:bg-accent/8 pointer-coarse:min-h-11"
      >
        <i aria-hidden className={cn("h-4.5 rounded-sm", markOf(item.kind))} />
        <span className="text-xs text-mute">{kindWords[item.kind]}</span>
        <span className="min-w-0">
          <span className="flex min-w-0 items-center gap-1">
            <CallIcons item={item} />
            <RowButton dir="auto" onClick={show}>
              {oneLine(item)}
            </RowButton>
          </span>
          {note !== undefined && <span className="block text-[11px] text-mute">{note}</span>}
        </span>
        <TokenCount tokens={item.tokens} className="text-xs text-mute" />
        <RestoreButton restore={restore} label={oneLine(item)} />
      </div>
      <InlineError message={restore.error} className="px-2 pb-1" />
    </li>
  );
}
