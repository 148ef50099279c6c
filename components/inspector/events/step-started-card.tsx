"use client";

import { countText, numberText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { requestAsSent } from "@/lib/core/context/request-as-sent";
import type { EventOf } from "@/lib/core/log/events";
import { CacheMark } from "../context/cache-mark";
import { PromptProof } from "../context/prompt-proof";

/** A model call: what it was sent, and the proof. */
export function StepStartedCard({ event }: { readonly event: EventOf<"step-started"> }) {
  const events = useSession((session) => session.events);
  const sent = requestAsSent(events, event.sequence);
  return (
    <>
      <p className="tabular-nums">
        {countText(event.promptItemIds.length, "item")}, {numberText(event.countedTokens)} tokens to{" "}
        {event.model.label}
      </p>
      {sent && <PromptProof sent={sent} />}
      <CacheMark sequence={event.sequence} usage={null} />
    </>
  );
}
