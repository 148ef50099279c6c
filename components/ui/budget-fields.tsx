"use client";

import { cn } from "@/components/ui/class-names";
import { Field, fieldControl } from "@/components/ui/field";
import { numberText } from "@/components/ui/number-text";
import type { SessionSettings } from "@/lib/core/log/event-envelope";

export type BudgetValue = Pick<SessionSettings, "contextLimitTokens" | "softMark" | "hardMark">;

interface BudgetFieldsProps {
  readonly value: BudgetValue;
  /** One below the other, where there is little room. */
  readonly isStacked?: boolean;
  readonly onChange: (changed: Partial<BudgetValue>) => void;
}

/** Size of a context in tokens, and its two marks in percent. */
export function BudgetFields({ value, isStacked = false, onChange }: BudgetFieldsProps) {
  const { contextLimitTokens, softMark, hardMark } = value;
  return (
    <div className={cn("grid gap-3", !isStacked && "sm:grid-cols-3")}>
      <Field label="Context window, tokens">
        <input
          type="number"
          required
          min={2_000}
          max={2_000_000}
          step={1}
          value={contextLimitTokens || ""}
          onChange={(event) => onChange({ contextLimitTokens: Number(event.target.value) })}
          className={fieldControl}
        />
      </Field>
      <MarkField
        label="Warning at, %"
        mark={softMark}
        limitTokens={contextLimitTokens}
        min={10}
        max={Math.round(hardMark * 100)}
        onChange={(mark) => onChange({ softMark: mark })}
      />
      <MarkField
        label="Limit at, %"
        mark={hardMark}
        limitTokens={contextLimitTokens}
        min={20}
        max={98}
        onChange={(mark) => onChange({ hardMark: mark })}
      />
    </div>
  );
}

interface MarkFieldProps {
  readonly label: string;
  readonly mark: number;
  readonly limitTokens: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (mark: number) => void;
}

function MarkField({ label, mark, limitTokens, min, max, onChange }: MarkFieldProps) {
  return (
    <Field label={label} hint={`at ${numberText(Math.floor(limitTokens * mark))}`}>
      <input
        type="number"
        required
        min={min}
        max={max}
        step={1}
        value={Math.round(mark * 100) || ""}
        onChange={(event) => onChange(Number(event.target.value) / 100)}
        className={fieldControl}
      />
    </Field>
  );
}
