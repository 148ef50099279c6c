import type { ContextItem } from "../log/context-item";

/** True for an item that shows memories, this one among them. */
export function showsMemory(item: ContextItem, memoryId: string): boolean {
  return item.memories?.some((memory) => memory.memoryId === memoryId) ?? false;
}

/** The text of an item that shows memories, without one of them: as the search would have answered had it not been there. */
export function textWithoutMemory(item: Pick<ContextItem, "text">, memoryId: string): string {
  return JSON.stringify(withoutEntries(readJson(item.text), memoryId) ?? { retrieved: [] });
}

function withoutEntries(value: unknown, memoryId: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.filter((entry) => !names(entry, memoryId));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutEntries(inner, memoryId)]),
  );
}

function names(entry: unknown, memoryId: string): boolean {
  return typeof entry === "object" && entry !== null && "memory_id" in entry && entry.memory_id === memoryId;
}

/** A JSON text as a value; null for a text that is none, as a person may have written into an imported session. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
