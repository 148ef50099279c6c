import { ruleWords } from "@/lib/client/session/item-words";
import type { LeftGroup } from "@/lib/core/context/left-context";
import type { ContextItem } from "@/lib/core/log/context-item";
import type { SessionEvent } from "@/lib/core/log/events";

/** Why an item is no longer in the context, with the figures that decided. `event` is the one that took it. */
export function fateText(item: ContextItem, event: SessionEvent | undefined): string {
  if (item.fate.status === "live") return "In the context: the model sees it.";
  if (item.fate.status === "summarized") return "Folded by SUMMARY: the summary stands in its place.";
  switch (item.fate.reason) {
    case "summary-undone":
      return "This summary was undone; its originals are back.";
    case "hard-mark":
      return `Taken out by the app at the limit: ${ruleOf(item.itemId, event)}.`;
    case "by-person":
      return "You took it out by hand.";
    case "no-result":
      return "It left at the end of its turn: the call was refused or found nothing.";
    case "by-client":
      return "The agent left it out of its next request.";
    case "replaced":
      return "You replaced it; the new text stands in its place.";
    case "filter":
      return event?.type === "context-filtered"
        ? filterText(item.fate.score, event.threshold, event.criteria)
        : "Removed by FILTER.";
  }
}

/** The heading of what one event took out. */
export function groupText(group: LeftGroup, event: SessionEvent | undefined): string {
  switch (group.cause) {
    case "FILTER":
      return event?.type === "context-filtered"
        ? `“${event.criteria}” · θ ${event.threshold.toFixed(2)}`
        : "";
    case "SUMMARY":
      return "its summary left as well";
    case "hard-mark":
      return "the app made room at the limit";
    case "summary-undone":
      return "undone: the originals are back";
    case "by-person":
      return "taken out by you";
    case "no-result":
      return "calls that were refused or found nothing";
    case "by-client":
      return "left out by the agent itself";
    case "replaced":
      return "replaced by you";
  }
}

function filterText(score: number | null, threshold: number, criteria: string): string {
  if (score === null) return `Removed by FILTER “${criteria}”, together with its call or result.`;
  // A call and its results leave together when either is similar enough, so a score below the threshold is no mistake.
  const comparison = score >= threshold ? "is at or above" : "is below, its call or result is at or above";
  return `Removed by FILTER “${criteria}”: score ${score.toFixed(2)} ${comparison} θ ${threshold.toFixed(2)}.`;
}

function ruleOf(itemId: string, event: SessionEvent | undefined): string {
  const removed =
    event?.type === "context-trimmed"
      ? event.removed.find((candidate) => candidate.itemId === itemId)
      : undefined;
  return removed ? ruleWords[removed.rule] : "to make room";
}
