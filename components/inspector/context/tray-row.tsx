"use client";

import { ChevronRight } from "lucide-react";
import { restoreItems } from "@/app/(studio)/chat/actions";
import { cn } from "@/components/ui/class-names";
import { InlineError } from "@/components/ui/inline-error";
import { LinkButton } from "@/components/ui/link-button";
import { countText, numberText } from "@/components/ui/number-text";
import { RowButton } from "@/components/ui/row-button";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import type { LeftContext } from "@/lib/core/context/left-context";
import { useRecordedAct } from "../use-recorded-act";
import type { ContextFolds } from "./use-context-folds";

interface TrayRowProps {
  readonly left: LeftContext;
  readonly index: number;
  readonly folds: ContextFolds;
}

/** The lid of the tray: how much left the context, and bringing all of it back. */
export function TrayRow({ left, index, folds }: TrayRowProps) {
  const sessionId = useSession((session) => session.sessionId);
  const act = useRecordedAct(restoreItems);
  const isPast = useReadOnlyReason() !== null;
  const itemIds = isPast ? [] : restorable(left);
  return (
    <div
      className={cn(
        "mt-2.5 rounded-t-[10px] bg-soft px-1 pt-1",
        !folds.isTrayOpen && "rounded-b-[10px] pb-1",
      )}
    >
      <div className="relative flex min-h-7 flex-wrap items-center gap-x-2 px-1 text-xs text-mute">
        <RowButton
          data-row={index}
          aria-expanded={folds.isTrayOpen}
          onClick={folds.toggleTray}
          className="flex items-center gap-1 overflow-visible text-mute"
        >
          <ChevronRight
            aria-hidden
            className={cn(
              "size-3.5 transition-transform motion-reduce:transition-none",
              folds.isTrayOpen && "rotate-90",
            )}
          />
          <span className="tabular-nums">
            Left the context · {countText(left.items, "item")}, {numberText(left.tokens)} tokens
          </span>
        </RowButton>
        {itemIds.length > 0 && (
          <LinkButton
            aria-disabled={act.isRunning}
            onClick={() => void act.run((requestId) => ({ sessionId, requestId, itemIds }))}
            className="relative z-10 ml-auto"
          >
            Restore all
          </LinkButton>
        )}
      </div>
      <InlineError message={act.error} className="px-2 pb-1.5" />
    </div>
  );
}

/** An undone summary would double its originals, and originals whose summary is in the tray come back inside its fold. */
function restorable(left: LeftContext): readonly string[] {
  return left.groups
    .filter((group) => group.cause === "FILTER" || group.cause === "hard-mark")
    .flatMap((group) => group.items.map((item) => item.itemId));
}
