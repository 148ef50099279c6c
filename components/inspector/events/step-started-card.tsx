"use client";

import { countText, numberText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { recordedPrompt } from "@/lib/core/context/recorded-prompt";
import type { EventOf } from "@/lib/core/log/events";
import { CacheMark } from "../context/cache-mark";
import { PromptProof } from "../context/prompt-proof";

/** A model call: what it was sent, and the proof. */
export function StepStartedCard({ event }: { readonly event: EventOf<"step-started"> }) {
  const events = useSession((session) => session.events);
  const prompt = recordedPrompt(events, event.sequence);
  return (
    <>
      <p className="tabular-nums">
        {countText(event.promptItemIds.length, "item")}, {numberText(event.countedTokens)} tokens to{" "}
        {event.model.label}
      </p>
      {prompt && <PromptProof prompt={prompt} />}
      <CacheMark sequence={event.sequence} usage={null} />
    </>
  );
}
