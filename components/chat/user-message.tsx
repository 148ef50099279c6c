"use client";

import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import type { ChatTurn } from "@/lib/client/chat-view";
import { useHighlight, useIsHighlighted } from "@/lib/client/use-highlight";
import { DepartureNote } from "./departure-note";
import { LongText } from "./long-text";

interface UserMessageProps {
  readonly turn: ChatTurn;
  readonly label: string;
}

/** What the person wrote; drawn as a ghost once it has left the context. */
export function UserMessage({ turn, label }: UserMessageProps) {
  const handlers = useHighlight("item", turn.userItemIds[0] ?? null);
  const isHighlighted = useIsHighlighted({ itemIds: turn.userItemIds });
  const hasLeft = turn.userDeparture !== null;
  return (
    <article
      aria-label={label}
      tabIndex={-1}
      className="group flex flex-col items-end rounded-xl"
      {...handlers}
    >
      <div className="flex max-w-[88%] items-start gap-1 sm:max-w-[78%]">
        <CopyButton
          text={turn.text}
          label={`Copy: ${label}`}
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden"
        />
        <div
          dir="auto"
          className={cn(
            "min-w-0 rounded-2xl rounded-br-sm border border-transparent bg-soft px-3.5 py-2 wrap-anywhere whitespace-pre-wrap",
            hasLeft && "border-mute/45 border-dashed bg-transparent text-mute",
            isHighlighted && "bg-accent/15 hover:bg-soft",
          )}
        >
          <LongText text={turn.text} />
        </div>
      </div>
      {turn.userDeparture && <DepartureNote departure={turn.userDeparture} className="mt-0.5" />}
    </article>
  );
}
