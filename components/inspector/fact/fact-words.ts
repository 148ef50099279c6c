import {
  ArrowDown,
  CircleSlash,
  Funnel,
  ListChevronsDownUp,
  type LucideIcon,
  MessageSquare,
  Plus,
  Quote,
} from "lucide-react";
import { countText } from "@/components/ui/number-text";
import type { FactPlace, FactTrail } from "@/lib/core/replay/follow-fact";

/** How each kind of place looks and is called. */
export const placeLooks = {
  said: { icon: MessageSquare, text: "text-kind-person", word: "Said by you" },
  answered: { icon: Quote, text: "text-mute", word: "In an answer" },
  stored: { icon: Plus, text: "text-add", word: "Stored in long-term memory" },
  "kept-in-summary": { icon: ListChevronsDownUp, text: "text-summary", word: "Folded by SUMMARY, kept" },
  "lost-in-summary": { icon: ListChevronsDownUp, text: "text-danger", word: "Folded by SUMMARY, lost" },
  filtered: { icon: Funnel, text: "text-filter", word: "Removed by FILTER" },
  retrieved: { icon: ArrowDown, text: "text-retrieve", word: "Retrieved from long-term memory" },
  cited: { icon: Quote, text: "text-ink", word: "Cited in the answer" },
  absent: { icon: CircleSlash, text: "text-mute", word: "In no prompt" },
} as const satisfies Record<FactPlace["kind"], { icon: LucideIcon; text: string; word: string }>;

/** "In 29 of 40 prompts · in 2 answers": how a fact fared. */
export function trailText({ places, prompts }: FactTrail): string {
  const answers = places.filter(({ kind }) => kind === "cited" || kind === "answered").length;
  const lost = places.filter(({ kind }) => kind === "lost-in-summary").length;
  const parts = [
    `In ${prompts.holding} of ${countText(prompts.all, "prompt")}`,
    `in ${countText(answers, "answer")}`,
  ];
  if (lost > 0) parts.push(`lost in ${countText(lost, "summary", "summaries")}`);
  return parts.join(" · ");
}

/** One sentence on what matters most: whether it is there now, and whether it had to be brought back. */
export function trailHeadline({ places }: FactTrail): string {
  const gap = places.filter(({ kind }) => kind === "absent");
  const steps = gap.reduce((sum, { step, lastStep }) => sum + lastStep - step + 1, 0);
  if (places.length === 0) return "Nowhere in this session";
  if (gap.length === 0) return "In every prompt since it was told";
  const wasBack = places.some(
    ({ kind, sequence }) => kind === "retrieved" && sequence > (gap[0]?.sequence ?? 0),
  );
  return `Out of the context for ${countText(steps, "step")}${wasBack ? ", brought back from long-term memory" : ""}`;
}
