"use client";

import { OctagonPause } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { decidePause } from "@/app/(studio)/compare/branch-actions";
import { Button } from "@/components/ui/button";
import { fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import { useSession, useSessionStore } from "@/lib/client/session/session-context";
import { newId } from "@/lib/client/shell/new-id";
import type { TurnPause } from "@/lib/core/session/session-state";
import { HeldCall } from "./held-call";

interface PausedCardProps {
  readonly turnId: string;
  readonly pause: TurnPause;
}

/** A turn that a breakpoint holds: what is about to happen, and the person's three ways on. Stop works as ever. */
export function PausedCard({ turnId, pause }: PausedCardProps) {
  const call = useSession(({ state }) => callOf(state.items, pause.toolCallId));
  const [draft, setDraft] = useState<string | null>(null);
  const decision = useDecision(turnId, pause.sequence);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Anyone who writes keeps the focus; otherwise the decision that is asked for takes it.
    if (document.activeElement === document.body) first.current?.focus();
  }, []);
  const edited = draft === null ? null : parsed(draft);
  return (
    <section
      aria-label="Paused at a breakpoint"
      className="my-2 rounded-xl border border-accent/45 bg-panel px-3.5 py-2.5"
    >
      <p className="flex items-start gap-2 font-medium">
        <OctagonPause aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" strokeWidth={1.75} />
        <span className="min-w-0 wrap-anywhere">Paused. {pause.sentence}</span>
      </p>
      {call && (draft === null || edited?.ok) && (
        <HeldCall toolName={call.toolName} input={edited?.ok ? edited.value : call.input} />
      )}
      {draft !== null && (
        <label className="mt-2 block text-xs">
          <span className="mb-1 block text-mute">Arguments of the call, as JSON</span>
          <textarea
            rows={5}
            value={draft}
            onChange={({ target }) => setDraft(target.value)}
            className={`${fieldControl} font-mono text-xs`}
          />
        </label>
      )}
      {!call && (
        <p className="mt-1 text-[13px] text-mute">Make room in the inspector if you like, then continue.</p>
      )}
      {edited && !edited.ok && <InlineError message="This is not JSON yet." className="mt-1" />}
      <InlineError message={decision.error} className="mt-1" />
      <div className="mt-2.5 flex flex-wrap gap-2">
        {draft === null ? (
          <>
            <Button
              ref={first}
              variant="primary"
              aria-disabled={decision.isRunning}
              onClick={() => decision.decide({ decision: "continue" })}
            >
              Continue
            </Button>
            {call && (
              <>
                <Button onClick={() => setDraft(JSON.stringify(call.input, null, 2))}>Edit</Button>
                <Button
                  aria-disabled={decision.isRunning}
                  onClick={() => decision.decide({ decision: "skip" })}
                >
                  Skip
                </Button>
              </>
            )}
          </>
        ) : (
          <>
            <Button
              variant="primary"
              aria-disabled={decision.isRunning || !edited?.ok}
              onClick={() => edited?.ok && decision.decide({ decision: "edit", input: edited.value })}
            >
              Run with these
            </Button>
            <Button onClick={() => setDraft(null)}>Cancel</Button>
          </>
        )}
      </div>
    </section>
  );
}

function useDecision(turnId: string, pausedAt: number) {
  const { isRunning, error, run } = useAct(decidePause);
  const store = useSessionStore();
  // One pause is one question: deciding it twice is the same request.
  const [requestId] = useState(() => `${newId()}-${pausedAt}`);
  const decide = async (choice: Choice) => {
    const { sessionId, receiveEvents } = store.getState();
    const decided = await run({ sessionId, turnId, requestId, ...choice });
    if (decided) receiveEvents(decided.events);
  };
  return { isRunning, error, decide: (choice: Choice) => void decide(choice) };
}

/** What the person decides of a held turn. */
type Choice =
  | { readonly decision: "continue" }
  | { readonly decision: "skip" }
  | { readonly decision: "edit"; readonly input: unknown };

function callOf(
  items: ReturnType<ReturnType<typeof useSessionStore>["getState"]>["state"]["items"],
  toolCallId: string | null,
) {
  if (toolCallId === null) return null;
  for (const item of items.values()) {
    const call = item.toolCalls?.find((candidate) => candidate.toolCallId === toolCallId);
    if (call) return call;
  }
  return null;
}

function parsed(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
