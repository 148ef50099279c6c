"use client";

import type { ReactNode } from "react";
import { Field, fieldControl } from "@/components/ui/field";
import type { FollowedLog } from "@/lib/client/branch/branch-log";
import type { ForkDraft } from "@/lib/client/branch/fork-draft";
import { describeOperation } from "@/lib/client/session/describe-operation";
import type { ForkPlace } from "@/lib/core/branch/fork-request";
import { isOperationEvent } from "@/lib/core/log/events";
import { liveItems, messageOf, type SessionState, type Turn } from "@/lib/core/session/session-state";
import { ForkItems } from "./fork-items";
import { ForkMemory } from "./fork-memory";
import { ForkModel } from "./fork-model";

interface ForkFieldsProps {
  readonly log: FollowedLog;
  readonly place: ForkPlace;
  /** The state the branch begins with, and the turn that runs from there. */
  readonly start: { readonly state: SessionState; readonly turn: Turn | null };
  readonly draft: ForkDraft;
  readonly onChange: (draft: ForkDraft) => void;
}

/** Everything that a fork can change, each closed until it is wanted. */
export function ForkFields({ log, place, start, draft, onChange }: ForkFieldsProps) {
  const { state, turn } = start;
  const prompt = liveItems(state).find((item) => item.kind === "system")?.text ?? "";
  const message = turn ? messageOf(log.state, turn) : "";
  const calls = callsAt(log, place, turn);
  const set = (change: Partial<ForkDraft>) => onChange({ ...draft, ...change });
  return (
    <div className="space-y-1">
      {turn && (
        <Part title="Message" isChanged={draft.message !== null}>
          <Field label="Another text begins the branch before the message">
            <textarea
              dir="auto"
              rows={3}
              value={draft.message ?? message}
              onChange={({ target }) => set({ message: target.value === message ? null : target.value })}
              className={fieldControl}
            />
          </Field>
        </Part>
      )}
      <Part title="System prompt" isChanged={draft.systemPrompt !== null}>
        <Field label="What the model is told to be">
          <textarea
            rows={6}
            value={draft.systemPrompt ?? prompt}
            onChange={({ target }) => set({ systemPrompt: target.value === prompt ? null : target.value })}
            className={`${fieldControl} font-mono text-xs`}
          />
        </Field>
      </Part>
      <Part title="Model" isChanged={draft.model !== null}>
        <ForkModel model={draft.model} onChange={(model) => set({ model })} />
      </Part>
      <Part title="A memory" isChanged={draft.memory.kind !== "none"}>
        <ForkMemory memory={draft.memory} onChange={(memory) => set({ memory })} />
      </Part>
      <Part
        title="Items of the context"
        isChanged={draft.removeItemIds.length + draft.restoreItemIds.length > 0}
      >
        <ForkItems state={state} draft={draft} onChange={set} />
      </Part>
      {calls.length > 0 && (
        <Part title="Leave an operation out" isChanged={draft.skipped !== null}>
          <Field label="The branch begins just before it; the model hears that you skipped it">
            <select
              value={draft.skipped?.toolCallId ?? ""}
              onChange={({ target }) => {
                const call = calls.find((candidate) => candidate.toolCallId === target.value);
                set({ skipped: call ? { toolCallId: call.toolCallId, sequence: call.sequence } : null });
              }}
              className={fieldControl}
            >
              <option value="">none</option>
              {calls.map((call) => (
                <option key={call.toolCallId} value={call.toolCallId}>
                  {call.name}
                </option>
              ))}
            </select>
          </Field>
        </Part>
      )}
    </div>
  );
}

function Part({
  title,
  isChanged,
  children,
}: {
  readonly title: string;
  readonly isChanged: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="rounded-lg border border-line px-3 open:pb-3">
      <summary className="flex min-h-9 cursor-pointer items-center gap-2 text-[13px] font-medium pointer-coarse:min-h-11">
        {title}
        {isChanged && <span className="ml-auto text-xs font-normal text-accent">changed</span>}
      </summary>
      {children}
    </details>
  );
}

/** The agent's calls that can be left out: those of the turn that is forked, from the place on. */
function callsAt({ events }: FollowedLog, place: ForkPlace, turn: Turn | null) {
  if (!turn) return [];
  return events.flatMap((event) => {
    if (!isOperationEvent(event) || event.turnId !== turn.turnId || event.toolCallId === null) return [];
    if (place.kind === "step" && (event.step ?? 0) < place.step) return [];
    if (place.kind === "sequence" && event.sequence <= place.sequence) return [];
    const name = `${event.operation ?? "call"}: ${describeOperation(event).target}`.slice(0, 90);
    return [{ toolCallId: event.toolCallId, sequence: event.sequence, name }];
  });
}
