"use client";

import { Check, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import type { ChatTurn } from "@/lib/client/session/chat-view";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import { keptAfter, unkeptWordsOf } from "@/lib/core/memory/kept-receipt";
import { shortenedTo } from "@/lib/core/text/shorten";
import { useOperation } from "../inspector/operation/use-operation";

/** Longest words on a button, in UTF-16 units. */
const longestShown = 48;

/**
 * Under an answer of the demo assistant that names words it did not keep: a button for each keeps it word for word, as the person's own ADD.
 * Nothing under every other answer, and nothing where the past is on screen.
 */
export function KeptReceipt({ turn }: { readonly turn: ChatTurn }) {
  const isPast = useReadOnlyReason() !== null;
  const isTemporary = useSession(({ state }) => state.temporary);
  const words = turn.parts.flatMap((part) => (part.type === "text" ? unkeptWordsOf(part.text) : []));
  if (words.length === 0 || isPast || isTemporary) return null;
  return <KeepButtons turnId={turn.turnId} words={[...new Set(words)]} />;
}

function KeepButtons({ turnId, words }: { readonly turnId: string; readonly words: readonly string[] }) {
  const { operate, isRunning, error } = useOperation();
  const [keeping, setKeeping] = useState<string | null>(null);
  const events = useSession((session) => session.events);
  const from =
    events.find((event) => event.type === "turn-started" && event.turnId === turnId)?.sequence ?? 0;
  const kept = keptAfter(words, events, from);
  const open = words.filter((each) => !kept.has(each));

  async function keep(chosen: readonly string[]) {
    for (const content of chosen) {
      setKeeping(content);
      if (!(await operate({ operation: "ADD", input: { content } }))) break;
    }
    setKeeping(null);
  }

  return (
    <div className="mt-1.5 space-y-1.5">
      <ul aria-label="Not kept" className="flex flex-wrap gap-1.5">
        {words.map((each) => (
          <li key={each}>
            <Button
              variant="quiet"
              disabled={isRunning || kept.has(each)}
              title={each}
              onClick={() => void keep([each])}
            >
              {kept.has(each) ? (
                <Check aria-hidden className="size-3.5" />
              ) : (
                <Plus aria-hidden className="size-3.5" />
              )}
              {kept.has(each) ? "Kept" : "Keep"} “{shortenedTo(each, longestShown)}”{keeping === each && "…"}
            </Button>
          </li>
        ))}
        {open.length > 1 && (
          <li>
            <Button disabled={isRunning} onClick={() => void keep(open)}>
              Keep all {open.length}
            </Button>
          </li>
        )}
      </ul>
      <InlineError message={error} />
    </div>
  );
}
