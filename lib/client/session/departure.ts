import type { ContextItem, Fate } from "@/lib/core/log/context-item";

/** Why something that is still shown in the conversation is no longer in the context. */
export interface Departure {
  readonly label: string;
  /** Folded into a summary, where one bar speaks for all of them; or gone by itself. */
  readonly kind: "folded" | "gone";
  /** The event that took it out. */
  readonly sequence: number;
}

/** Says why all of these items left the context; null while the model still sees any of them. */
export function departureOf(items: readonly (ContextItem | undefined)[]): Departure | null {
  const fates = items.flatMap((item) => (item ? [item.fate] : []));
  const last = fates.at(-1);
  if (!last || last.status === "live" || fates.some((fate) => fate.status === "live")) return null;
  return {
    label: `Left the context: ${reasonOf(last)}`,
    kind: last.status === "summarized" ? "folded" : "gone",
    sequence: last.bySequence,
  };
}

function reasonOf(fate: Exclude<Fate, { status: "live" }>): string {
  if (fate.status === "summarized") return "folded by SUMMARY";
  switch (fate.reason) {
    case "filter":
      return fate.score === null
        ? "removed by FILTER"
        : `removed by FILTER, similarity ${fate.score.toFixed(2)}`;
    case "hard-mark":
      return "removed by the app to stay under the limit";
    case "by-person":
      return "taken out by you";
    case "no-result":
      return "a call that was refused or found nothing";
    case "by-client":
      return "dropped by the agent";
    case "replaced":
      return "replaced by you";
    case "summary-undone":
      return "the summary was undone";
  }
}
