"use client";

import { OctagonMinus } from "lucide-react";
import { useState } from "react";
import { setBreakpoints } from "@/app/(studio)/compare/branch-actions";
import { fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { Popover } from "@/components/ui/popover";
import { useShownMemories } from "@/lib/client/memory/use-shown-memories";
import { usePerform } from "@/lib/client/query/use-act";
import { useReadOnlyReason, useSession, useSessionStore } from "@/lib/client/session/session-context";
import { newId } from "@/lib/client/shell/new-id";
import { type Breakpoint, breakpointKey } from "@/lib/core/log/breakpoint";

/** Where the turns of this session stand still and wait for the person. */
export function BreakpointsButton() {
  const isPast = useReadOnlyReason() !== null;
  const breakpoints = useSession((session) => session.state.breakpoints);
  if (isPast) return null;
  return (
    <Popover
      label="Breakpoints"
      align="end"
      trigger={
        <button
          type="button"
          className="inline-flex min-h-7 items-center gap-1.5 rounded-lg px-2 text-xs text-mute hover:bg-soft hover:text-ink pointer-coarse:min-h-11"
        >
          <OctagonMinus aria-hidden className="size-3.5" />
          Breakpoints
          {breakpoints.length > 0 && <span className="text-ink tabular-nums">{breakpoints.length}</span>}
        </button>
      }
    >
      <BreakpointList breakpoints={breakpoints} />
    </Popover>
  );
}

function BreakpointList({ breakpoints: set }: { readonly breakpoints: readonly Breakpoint[] }) {
  const { error, wanted, ask } = useSetBreakpoints();
  // What was asked for shows at once; what the log says shows again when it was refused.
  const breakpoints = wanted ?? set;
  const { memories } = useShownMemories();
  const retrieved = breakpoints.find((breakpoint) => breakpoint.kind === "retrieved");
  const budget = breakpoints.find((breakpoint) => breakpoint.kind === "budget");
  const has = (kind: Breakpoint["kind"]) => breakpoints.some((breakpoint) => breakpoint.kind === kind);
  const replace = (kind: Breakpoint["kind"], next: Breakpoint | null) =>
    ask([...breakpoints.filter((breakpoint) => breakpoint.kind !== kind), ...(next ? [next] : [])]);
  return (
    <div>
      <p className="mb-2 font-medium">Pause and ask me…</p>
      <Check
        label="before DELETE"
        checked={has("delete")}
        onChange={(on) => replace("delete", on ? { kind: "delete" } : null)}
      />
      <Check
        label="before any change of memory"
        checked={has("memory-write")}
        onChange={(on) => replace("memory-write", on ? { kind: "memory-write" } : null)}
      />
      <label className="mt-2 block text-xs">
        <span className="mb-1 block text-mute">when the context passes</span>
        <select
          value={budget ? String(budget.percent) : ""}
          onChange={({ target }) =>
            replace("budget", target.value === "" ? null : { kind: "budget", percent: Number(target.value) })
          }
          className={fieldControl}
        >
          <option value="">no share</option>
          {[10, 25, 50, 60, 70, 80, 90].map((percent) => (
            <option key={percent} value={percent}>
              {percent} % of its limit
            </option>
          ))}
        </select>
      </label>
      <label className="mt-2 block text-xs">
        <span className="mb-1 block text-mute">when this memory would be retrieved</span>
        <select
          value={retrieved?.memoryId ?? ""}
          onChange={({ target }) =>
            replace("retrieved", target.value === "" ? null : { kind: "retrieved", memoryId: target.value })
          }
          className={fieldControl}
        >
          <option value="">none</option>
          {retrieved && !memories.some((memory) => memory.memoryId === retrieved.memoryId) && (
            <option value={retrieved.memoryId}>{breakpointKey(retrieved)}</option>
          )}
          {memories.map((memory) => (
            <option key={memory.memoryId} value={memory.memoryId}>
              {memory.content.slice(0, 80)}
            </option>
          ))}
        </select>
      </label>
      <InlineError message={error} className="mt-2" />
    </div>
  );
}

function Check({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-7 cursor-pointer items-center gap-2 pointer-coarse:min-h-11">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

function useSetBreakpoints() {
  const perform = usePerform();
  const store = useSessionStore();
  const [error, setError] = useState<string | null>(null);
  const [wanted, setWanted] = useState<readonly Breakpoint[] | null>(null);
  const ask = async (breakpoints: readonly Breakpoint[]) => {
    setError(null);
    setWanted(breakpoints);
    const { sessionId, isNew, receiveEvents } = store.getState();
    const request = { sessionId, newSession: isNew, requestId: newId(), breakpoints: [...breakpoints] };
    const answer = await perform(setBreakpoints, request);
    if (answer.ok) receiveEvents(answer.value.events);
    else setError(answer.error.message);
    setWanted((latest) => (latest === breakpoints ? null : latest));
  };
  return { error, wanted, ask: (breakpoints: readonly Breakpoint[]) => void ask(breakpoints) };
}
