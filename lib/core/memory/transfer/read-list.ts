import { collectParts } from "./collect-parts";
import { type JsonObject, listOf, objectOf, objectsOf } from "./json-value";
import { isUtterance, readRow, textFieldOf } from "./memory-rows";
import type { TransferFile, TransferFormat } from "./transfer-entry";

/** A list of memories without a known writer, and the fields that are beside it. */
export interface MemoryList {
  readonly list: readonly unknown[];
  readonly beside: readonly string[];
}

const listFields = ["memories", "results", "items", "data", "facts", "entries", "records", "rows"];

/** The list of texts, or of objects with a text, in a value of any store; null when there is none, or when it is a conversation. */
export function memoryList(value: unknown): MemoryList | null {
  const object = objectOf(value);
  if (object === null) {
    const list = listOf(value);
    return isMemories(list) ? { list, beside: [] } : null;
  }
  const field = listFields.find((name) => isMemories(listOf(object[name])));
  if (field !== undefined)
    return { list: listOf(object[field]), beside: Object.keys(object).filter((name) => name !== field) };
  return isMemory(object) ? { list: [object], beside: [] } : null;
}

function isMemories(list: readonly unknown[]): boolean {
  const objects = objectsOf(list);
  if (objects.some(isUtterance)) return false;
  return list.some((part) => typeof part === "string") || objects.some(isMemory);
}

function isMemory(object: JsonObject): boolean {
  const field = textFieldOf(Object.keys(object));
  return field !== null && typeof object[field] === "string" && !isUtterance(object);
}

/** Reads such a list: a text for each, a date where there is one, and the other fields as metadata. */
export function readList({ list, beside }: MemoryList, format: TransferFormat, source: string): TransferFile {
  const parts = collectParts(format);
  for (const value of list) parts.add(readRow(value, parts, source));
  for (const field of beside) parts.leaveField(field);
  return parts.file();
}
