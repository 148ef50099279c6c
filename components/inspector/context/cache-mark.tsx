"use client";

import { useMemo } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { numberText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { type PrefixBreaker, prefixCacheOf } from "@/lib/core/context/prefix-cache";
import type { Usage } from "@/lib/core/log/event-envelope";

interface CacheMarkProps {
  readonly sequence: number;
  readonly usage: Usage | null;
}

const breakerWords = {
  "context-summarized": "SUMMARY",
  "context-filtered": "FILTER",
  "context-trimmed": "The app at the limit",
  "items-restored": "Restoring items",
} as const satisfies Record<PrefixBreaker["type"], string>;

/** What of the prompt the provider could take from its cache, and which act broke the shared beginning at what cost. */
export function CacheMark({ sequence, usage }: CacheMarkProps) {
  const events = useSession((session) => session.events);
  const openInspector = useSession((session) => session.openInspector);
  const cache = useMemo(() => prefixCacheOf(events, sequence), [events, sequence]);
  if (!cache) return null;
  const reportedTokens = usage?.cachedInputTokens ?? null;
  return (
    <div className="text-xs text-mute tabular-nums">
      <p>
        {numberText(cache.sharedTokens)} of {numberText(cache.promptTokens)} tokens could come from the
        provider's cache
        {reportedTokens === null ? "" : `; it reported ${numberText(reportedTokens)}`}.
      </p>
      {cache.brokenBy.map((breaker) => (
        <p key={breaker.sequence} className="text-ink">
          {breakerWords[breaker.type]}
          {breaker.step === null ? "" : ` in step ${breaker.step}`} broke it, cost ≈{" "}
          {numberText(cache.lostTokens)} tokens.
          <LinkButton onClick={() => openInspector({ tab: "events", eventSequence: breaker.sequence })}>
            Show
          </LinkButton>
        </p>
      ))}
    </div>
  );
}
