import { countText, numberText } from "@/components/ui/number-text";
import type { BudgetKind } from "@/lib/core/context/budget";
import type { ContextStrip, StripBand, StripColumn } from "@/lib/core/replay/context-strip";

/** What the strip calls a band of each kind. */
export const bandWords = {
  system: "System",
  tools: "Tools",
  person: "You",
  agent: "Agent",
  retrieved: "Retrieved",
  summaries: "Summary",
} as const satisfies Record<BudgetKind, string>;

/** "in 10 prompts, steps 5–14": where a band was. */
export function spanText(band: StripBand, { columns }: ContextStrip): string {
  const first = columns[band.first];
  const last = columns[band.last];
  if (!first || !last || first.isNow) return "in no prompt yet";
  const to = last.isNow ? "now" : String(last.step);
  const prompts = last.step - first.step + 1;
  const steps = first.step === last.step ? `step ${first.step}` : `steps ${first.step}–${to}`;
  return `in ${countText(prompts, "prompt")}, ${steps}`;
}

/** "folded by SUMMARY at step 14": what became of it; null while it is in the context. */
export function endText({ end, last }: StripBand, { columns }: ContextStrip): string | null {
  if (end === null) return null;
  const at = `at step ${columns[last]?.step ?? 0}`;
  switch (end.by) {
    case "summary":
      return `folded by SUMMARY ${at}`;
    case "filter":
      return `removed by FILTER ${at}`;
    case "person":
      return `taken out by you ${at}`;
    case "agent":
      return `dropped by the agent ${at}`;
    case "app":
      return `left ${at}`;
  }
}

/** "Step 12 of 40, turn 7, 4,905 tokens, FILTER": a column in words. */
export function spokenColumn(column: StripColumn, strip: ContextStrip): string {
  const steps = strip.columns.at(-1)?.step ?? 0;
  const place = column.isNow ? "Now" : `Step ${column.step} of ${steps}`;
  const operations = column.operations.length > 0 ? `, ${column.operations.join(", ")}` : "";
  return `${place}, turn ${column.turn}, ${numberText(column.tokens)} tokens${operations}`;
}
