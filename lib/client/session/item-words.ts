import { type BudgetKind, budgetKindOf } from "@/lib/core/context/budget";
import { describeToolResult } from "@/lib/core/context/describe-tool-result";
import type { Protection } from "@/lib/core/context/protection";
import type { ContextItem, ItemKind, ToolCall } from "@/lib/core/log/context-item";
import type { EventOf } from "@/lib/core/log/events";
import type { Actor } from "@/lib/core/log/memory";
import { operationOfTool } from "@/lib/core/log/operations";

/** What a row calls an item. */
export const kindWords = {
  system: "system",
  user: "you",
  agent: "agent",
  tool: "tool",
  retrieved: "retrieved",
  placed: "placed",
  summary: "summary",
  notice: "notice",
} as const satisfies Record<ItemKind, string>;

/** What the bar and its legend call a stretch. */
export const budgetKindWords = {
  system: "System",
  tools: "Tools",
  summaries: "Summaries",
  retrieved: "Retrieved",
  person: "You",
  agent: "Agent",
} as const satisfies Record<BudgetKind, string>;

/** Background of a stretch, in the order in which the bar shows them. */
export const budgetKindMarks = {
  system: "bg-kind-system",
  tools: "bg-kind-tools",
  summaries: "bg-kind-summaries",
  retrieved: "bg-kind-retrieved",
  person: "bg-kind-person",
  agent: "bg-kind-agent",
} as const satisfies Record<BudgetKind, string>;

export const budgetKinds = Object.keys(budgetKindMarks) as readonly BudgetKind[];

/** Color of the mark before an item. */
export function markOf(kind: ItemKind): string {
  return budgetKindMarks[budgetKindOf(kind)];
}

export const actorWords = { person: "you", agent: "agent", app: "app" } as const satisfies Record<
  Actor,
  string
>;

/** Why the app takes an item at the hard mark. */
export const ruleWords = {
  "tool-chatter": "tool chatter of an earlier turn",
  "lowest-value": "lowest value: can be had again",
  oldest: "oldest",
  "long-message": "middle of the long message",
  notice: "the notice, because nothing else was left",
} as const satisfies Record<EventOf<"context-trimmed">["removed"][number]["rule"], string>;

/** Why an item may not be taken. */
const protectionWords = {
  "system-prompt": "the system prompt",
  "current-message": "the message being answered",
  "calling-step": "the step that runs now",
  pinned: "pinned by you",
  "never-filter": "never filtered, as you said",
} as const satisfies Record<Protection, string>;

/** The reason in words; a reason that this version does not know is shown as it is. */
export function protectionText(protection: string): string {
  return Object.entries(protectionWords).find(([known]) => known === protection)?.[1] ?? protection;
}

/** The line that tells the model how much a summary stands for; the row says so with its fold. */
export const summaryHeaderLine = /^\[Summary of \d+ items?\]\s*/;

/** An item on one line. An agent item without text is described by its calls, a tool result by what it says. */
export function oneLine(item: Pick<ContextItem, "kind" | "text" | "toolCalls">): string {
  const result = holdsResult(item) ? describeToolResult(item.text) : null;
  if (result !== null) return result;
  const text = item.text.replace(summaryHeaderLine, "").slice(0, 600).replace(/\s+/g, " ").trim();
  if (text !== "" || !item.toolCalls?.length) return text === "" ? "(empty)" : text;
  return item.toolCalls.map(callText).join(" · ");
}

function holdsResult({ kind }: Pick<ContextItem, "kind">): boolean {
  return kind === "tool" || kind === "retrieved" || kind === "placed";
}

/** The argument of a call that says most: what is searched, stored, removed. */
function callText(call: ToolCall): string {
  const input = call.input;
  if (typeof input !== "object" || input === null) return call.toolName;
  const fields = new Map<string, unknown>(Object.entries(input));
  const main = ["content", "query", "criteria", "span", "memory_id"]
    .map((name) => fields.get(name))
    .find((value) => typeof value === "string");
  const operation = operationOfTool(call.toolName);
  if (typeof main !== "string") return operation ?? call.toolName;
  return operation === "SUMMARY"
    ? main === "all"
      ? "all items"
      : `last ${main} items`
    : main.replace(/\s+/g, " ");
}

/** Which of the pieces of a long message an item is. */
export function pieceText(item: ContextItem): string | null {
  return item.part ? `piece ${item.part.index + 1} of ${item.part.count}` : null;
}
