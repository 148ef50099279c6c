import type { ContextItem } from "../log/context-item";

/** The fields that say something in calls and results of tools; the rest are ids and figures, which resemble program text only. */
const speakingFields = new Set(["content", "previous_content", "reason", "query", "criteria"]);

/**
 * The text of an item that FILTER compares with the criteria: a message as it is, with what its tool calls say; of a tool result
 * only what it says. Empty for what says nothing: it then goes or stays with the rest of its call.
 */
export function comparedText(item: Pick<ContextItem, "kind" | "text" | "toolCalls">): string {
  if (item.kind === "tool" || item.kind === "retrieved" || item.kind === "placed")
    return resultText(item.text);
  const calls = (item.toolCalls ?? []).flatMap((call) => sayings(call.input));
  return [item.text, ...calls].filter((text) => text.trim() !== "").join("\n");
}

function resultText(text: string): string {
  try {
    return sayings(JSON.parse(text)).join("\n");
  } catch {
    return text;
  }
}

function sayings(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(sayings);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    if (typeof inner !== "string") return sayings(inner);
    return speakingFields.has(field) ? [inner] : [];
  });
}
