"use client";

import { type SubmitEvent, useMemo, useState } from "react";
import { Field, fieldControl } from "@/components/ui/field";
import { FormFooter } from "@/components/ui/form-footer";
import { countText, numberText } from "@/components/ui/number-text";
import { oneLine } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import { selectForSummary } from "@/lib/core/context/decide-summary";
import type { OperationFormProps } from "./operation-form";
import { useOperation } from "./use-operation";

/** SUMMARY by hand: all that may be taken, or the last N; says what it would take before it does. */
export function SummaryForm({ onDone }: OperationFormProps) {
  const state = useSession((session) => session.state);
  const [isAll, setAll] = useState(true);
  const [count, setCount] = useState("6");
  const { operate, isRunning, error } = useOperation();
  const span = isAll ? "all" : count;
  const selection = useMemo(() => selectForSummary(state, span), [state, span]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await operate({ operation: "SUMMARY", input: { span } })) onDone();
  };
  const first = selection.ok ? selection.value.items[0] : undefined;
  const last = selection.ok ? selection.value.items.at(-1) : undefined;
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-2">
      <div className="grid grid-cols-[minmax(0,1fr)_92px] gap-2">
        <Field label="Summarize">
          <select
            value={isAll ? "all" : "last"}
            onChange={(event) => setAll(event.target.value === "all")}
            className={fieldControl}
          >
            <option value="all">everything that may be taken</option>
            <option value="last">the last items</option>
          </select>
        </Field>
        {!isAll && (
          <Field label="How many">
            <input
              inputMode="numeric"
              value={count}
              onChange={(event) => setCount(event.target.value)}
              className={fieldControl}
            />
          </Field>
        )}
      </div>
      <div aria-live="polite" className="text-xs text-mute">
        {selection.ok ? (
          <>
            <p className="tabular-nums">
              Takes {countText(selection.value.items.length, "item")},{" "}
              {numberText(selection.value.tokensBefore)} tokens; the summary must cost less.
            </p>
            {first && last && (
              <p className="mt-0.5 truncate">
                From “{oneLine(first).slice(0, 60)}”
                {first === last ? "" : ` to “${oneLine(last).slice(0, 60)}”`}
              </p>
            )}
          </>
        ) : (
          <p>{selection.error.reason}</p>
        )}
      </div>
      <FormFooter
        error={error}
        action="Summarize"
        isRunning={isRunning}
        isDisabled={!selection.ok}
        onCancel={onDone}
      />
    </form>
  );
}
