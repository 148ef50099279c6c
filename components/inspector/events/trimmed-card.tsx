"use client";

import { numberText } from "@/components/ui/number-text";
import { ruleWords } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import type { EventOf } from "@/lib/core/log/events";
import { EventItemRow } from "./event-item-row";

/** The app made room at the hard mark: each item that it took and the rule that put it there in the order. */
export function TrimmedCard({ event }: { readonly event: EventOf<"context-trimmed"> }) {
  const items = useSession((session) => session.state.items);
  return (
    <>
      <p className="tabular-nums">
        {numberText(event.tokensBefore)} → {numberText(event.tokensAfter)} tokens, limit{" "}
        {numberText(event.limitTokens)}
      </p>
      <p className="text-xs text-mute">
        A prompt over the limit is never sent, so the app took these in its fixed order:
      </p>
      <ol className="mt-1 -ml-2">
        {event.removed.map(({ itemId, rule }) => {
          const item = items.get(itemId);
          return item && <EventItemRow key={itemId} item={item} note={ruleWords[rule]} />;
        })}
      </ol>
    </>
  );
}
