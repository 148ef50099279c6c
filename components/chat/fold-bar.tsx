"use client";

import { ListChevronsDownUp } from "lucide-react";
import { useEvent } from "@/components/inspector/use-event";
import { LinkButton } from "@/components/ui/link-button";
import { countText, numberText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import type { EventOf } from "@/lib/core/log/events";

interface FoldBarProps {
  /** The SUMMARY. */
  readonly sequence: number;
  /** The items of the message that asks for the bar. */
  readonly itemIds: readonly string[];
}

/** Above the first message that a SUMMARY folded: one bar for all of them. Nothing above the others. */
export function FoldBar({ sequence, itemIds }: FoldBarProps) {
  const event = useEvent(sequence);
  const firstMessageId = useSession(({ state, recording }) => {
    const { items } = recording?.state ?? state;
    return event?.type === "context-summarized"
      ? event.replacedItemIds.find((itemId) => items.get(itemId)?.kind === "user")
      : undefined;
  });
  if (event?.type !== "context-summarized" || firstMessageId !== itemIds[0]) return null;
  return <Bar event={event} />;
}

function Bar({ event }: { readonly event: EventOf<"context-summarized"> }) {
  const judge = useSession((session) => session.judge);
  return (
    <p className="mb-3 flex min-h-8 flex-wrap items-center gap-x-2.5 rounded-lg border border-summary/30 bg-summary/8 px-3 py-1 text-[13px] tabular-nums">
      <ListChevronsDownUp aria-hidden className="size-4 text-summary" strokeWidth={2} />
      <span className="font-medium text-summary">
        {countText(event.replacedItemIds.length, "item")} folded into a summary
      </span>
      <span className="text-mute">
        {numberText(event.tokensBefore)} → {numberText(event.tokensAfter)} tokens
      </span>
      <LinkButton className="ml-auto" onClick={() => judge(event.sequence)}>
        Judge
      </LinkButton>
    </p>
  );
}
