"use client";

import {
  Funnel,
  ListChevronsDownUp,
  type LucideIcon,
  PenLine,
  PlugZap,
  Scissors,
  SearchX,
  SquareMinus,
  Undo2,
} from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { TokenCount } from "@/components/ui/token-count";
import { useSession } from "@/lib/client/session/session-context";
import type { Cause, LeftGroup } from "@/lib/core/context/left-context";
import { useEvent } from "../use-event";
import { useHighlight } from "../use-highlight";
import { groupText } from "./fate-words";

const looks = {
  FILTER: { word: "Filter", icon: Funnel, text: "text-filter" },
  SUMMARY: { word: "Summary", icon: ListChevronsDownUp, text: "text-summary" },
  "hard-mark": { word: "Limit", icon: Scissors, text: "text-ink" },
  "by-person": { word: "By hand", icon: SquareMinus, text: "text-ink" },
  "no-result": { word: "No result", icon: SearchX, text: "text-mute" },
  "by-client": { word: "Dropped", icon: PlugZap, text: "text-ink" },
  replaced: { word: "Replaced", icon: PenLine, text: "text-ink" },
  "summary-undone": { word: "Undone", icon: Undo2, text: "text-mute" },
} as const satisfies Record<Cause, { word: string; icon: LucideIcon; text: string }>;

/** Names the event that took the rows beneath, with what decided; a click opens its card. */
export function LeftGroupRow({ group, index }: { readonly group: LeftGroup; readonly index: number }) {
  const event = useEvent(group.bySequence);
  const openInspector = useSession((session) => session.openInspector);
  const { props, isConnected } = useHighlight("event", String(group.bySequence));
  const look = looks[group.cause];
  const Icon = look.icon;
  return (
    <div className="bg-soft px-1">
      <button
        type="button"
        data-row={index}
        {...props}
        onClick={() => openInspector({ tab: "events", eventSequence: group.bySequence })}
        className={cn(
          "flex min-h-6 w-full min-w-0 items-center gap-1.5 rounded-md px-2 text-left text-xs text-mute hover:bg-line/60 pointer-coarse:min-h-11",
          isConnected && "bg-line/60",
        )}
      >
        <Icon aria-hidden className={cn("size-3.5 shrink-0", look.text)} />
        <span className={cn("shrink-0 font-medium", look.text)}>{look.word}</span>
        <span className="truncate">{groupText(group, event)}</span>
        <TokenCount tokens={-group.tokens} signed className="ml-auto" />
      </button>
    </div>
  );
}
