"use client";

import { MessageSquare } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { operationLook } from "@/components/ui/operation-look";
import type { LeftOutChoice } from "@/lib/core/branch/leave-out";

interface LeaveOutListProps {
  readonly choices: readonly LeftOutChoice[];
  /** Sequences of what is off. */
  readonly off: ReadonlySet<number>;
  /** Absent where the list only shows. */
  readonly onChange?: (off: ReadonlySet<number>) => void;
}

/** Every event before the answer with a switch: what is off is struck through. */
export function LeaveOutList({ choices, off, onChange }: LeaveOutListProps) {
  const toggle = (sequence: number) => {
    const next = new Set(off);
    if (!next.delete(sequence)) next.add(sequence);
    onChange?.(next);
  };
  return (
    <section aria-label="Events">
      <div className="mb-1.5 flex items-baseline gap-2 text-[13px]">
        <h2 className="font-semibold">Events before it</h2>
        <span className="text-mute tabular-nums">
          {off.size} of {choices.length} off
        </span>
        {onChange && off.size > 0 && (
          <button
            type="button"
            onClick={() => onChange(new Set())}
            className="ml-auto min-h-6 text-xs font-medium text-accent hover:underline pointer-coarse:min-h-11"
          >
            All on
          </button>
        )}
      </div>
      {choices.length === 0 ? (
        <p className="text-[13px] text-mute">
          Nothing before this answer has an effect on it that could be left out. Choose a later answer.
        </p>
      ) : (
        <ul
          className={cn(
            "divide-y divide-line rounded-xl border border-line bg-panel",
            onChange && "max-h-[46dvh] overflow-y-auto",
          )}
        >
          {choices.map((choice) => (
            <Choice
              key={choice.sequence}
              choice={choice}
              isOff={off.has(choice.sequence)}
              onToggle={onChange && (() => toggle(choice.sequence))}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly choice: LeftOutChoice;
  readonly isOff: boolean;
  readonly onToggle: (() => void) | undefined;
}

function Choice({ choice: { kind, line, sequence }, isOff, onToggle }: ChoiceProps) {
  const look = kind === "exchange" ? null : operationLook[kind];
  const Icon = look?.icon ?? MessageSquare;
  const word = look?.word ?? "Message";
  const row = (
    <>
      <span className="w-9 shrink-0 text-right text-xs text-mute tabular-nums">#{sequence}</span>
      <Icon aria-hidden className={cn("size-3.5 shrink-0", look ? look.text : "text-mute")} />
      <span className={cn("w-16 shrink-0 text-xs max-sm:sr-only", look ? look.text : "text-mute")}>
        {word}
      </span>
      <span
        dir="auto"
        className={cn("min-w-0 flex-1 truncate", isOff && "text-mute line-through")}
        title={line}
      >
        {line}
      </span>
    </>
  );
  const shape = "flex min-h-8 items-center gap-2.5 px-3 py-1 text-[13px]";
  if (!onToggle)
    return (
      <li className={cn(shape, isOff && "bg-soft")}>
        {row}
        {isOff && <span className="shrink-0 text-xs text-mute">off</span>}
      </li>
    );
  return (
    <li className={cn(isOff && "bg-soft")}>
      <label className={cn(shape, "pointer-coarse:min-h-11")}>
        <input
          type="checkbox"
          role="switch"
          checked={!isOff}
          aria-checked={!isOff}
          onChange={onToggle}
          aria-label={`${word}: ${line}`}
          className="relative h-4 w-7 shrink-0 appearance-none rounded-full bg-mute/60 before:absolute before:top-0.5 before:left-0.5 before:size-3 before:rounded-full before:bg-panel before:transition-transform checked:bg-accent checked:before:translate-x-3 motion-reduce:before:transition-none"
        />
        {row}
      </label>
    </li>
  );
}
