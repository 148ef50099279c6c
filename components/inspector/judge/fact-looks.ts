import { Check, Layers, type LucideIcon, X } from "lucide-react";
import type { FactKind, FactStanding } from "@/lib/core/context/summary-coverage";

/** What one fact is called. */
export const factWords = {
  constraint: "Constraint",
  decision: "Decision",
  date: "Date",
  number: "Amount",
  name: "Name",
} as const satisfies Record<FactKind, string>;

/** How a fact looks by where it is after a SUMMARY: never color alone. */
export const factLooks = {
  kept: {
    icon: Check,
    word: "kept",
    circle: "bg-add/12 text-add",
    mark: "bg-transparent text-inherit underline decoration-add decoration-1 underline-offset-3",
  },
  stored: {
    icon: Layers,
    word: "in long-term memory",
    circle: "bg-accent/12 text-accent",
    mark: "bg-transparent text-inherit underline decoration-accent decoration-dotted decoration-1 underline-offset-3",
  },
  lost: {
    icon: X,
    word: "not in the summary",
    circle: "bg-danger/12 text-danger",
    mark: "rounded-[3px] bg-danger/14 px-px text-danger",
  },
} as const satisfies Record<
  FactStanding,
  { readonly icon: LucideIcon; readonly word: string; readonly circle: string; readonly mark: string }
>;
