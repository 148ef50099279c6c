import { collectParts, type FoundMemory, type FoundRest, leave, type PartCollector } from "./collect-parts";
import { firstOf, type JsonObject, jsonText, objectOf, objectsOf, poisonOf, textOf } from "./json-value";
import { readTime } from "./read-time";
import type { TransferFile } from "./transfer-entry";

const memoryIdFields = ["memory_id", "memoryId"];
const newFields = ["new_memory", "newMemory"];
const oldFields = ["old_memory", "oldMemory"];
const timeFields = ["updated_at", "updatedAt", "created_at", "createdAt"];
const personFields = ["user_id", "userId"];
const readFields: ReadonlySet<string> = new Set([
  ...memoryIdFields,
  ...newFields,
  ...oldFields,
  ...timeFields,
  ...personFields,
  ...["id", "event", "action", "is_deleted", "isDeleted"],
]);

/** True for the list of changes that Mem0 keeps of its memories. */
export function isMem0History(values: readonly unknown[]): boolean {
  return objectsOf(values).some((row) => newFields.some((field) => field in row) && memoryIdOf(row) !== null);
}

function memoryIdOf(row: JsonObject): string | null {
  return textOf(firstOf(row, memoryIdFields));
}

/** Reads Mem0's history: of each memory its last state, unless it was deleted. Every earlier state is named. */
export function readMem0History(values: readonly unknown[]): TransferFile {
  const parts = collectParts("mem0-history");
  const rows = new Map<string, JsonObject[]>();
  for (const value of values) {
    const row = objectOf(value);
    const memoryId = row && memoryIdOf(row);
    const poison = poisonOf(value);
    if (row === null || memoryId === null || poison !== null)
      parts.add(leave(poison ?? "It does not say which memory it is about.", jsonText(value)));
    else {
      const known = rows.get(memoryId);
      if (known) known.push(row);
      else rows.set(memoryId, [row]);
    }
  }
  for (const states of rows.values()) {
    const ordered = states.toSorted((one, other) => timeOf(one).localeCompare(timeOf(other)));
    for (const row of ordered) parts.add(readState(row, row === ordered.at(-1), parts));
  }
  return parts.file();
}

function readState(row: JsonObject, isLast: boolean, parts: PartCollector): FoundMemory | FoundRest {
  for (const [field, value] of Object.entries(row))
    if (!readFields.has(field) && value !== null && value !== "") parts.leaveField(field);
  const text = textOf(firstOf(row, newFields));
  const old = textOf(firstOf(row, oldFields));
  if (isDeletion(row)) return leave("Mem0 says that it deleted this memory.", text ?? old ?? jsonText(row));
  if (text === null) return leave("It has no text under “new_memory”.", old ?? jsonText(row));
  if (!isLast) return leave("An earlier state of a memory, which a later one took the place of.", text);
  parts.person(firstOf(row, personFields));
  return { content: text, metadata: { importedFrom: "Mem0" }, createdAt: firstOf(row, timeFields) };
}

function isDeletion(row: JsonObject): boolean {
  const event = textOf(firstOf(row, ["event", "action"]))?.toUpperCase();
  const flag = firstOf(row, ["is_deleted", "isDeleted"]);
  return event === "DELETE" || flag === true || flag === 1;
}

function timeOf(row: JsonObject): string {
  const time = readTime(firstOf(row, timeFields));
  return time.kind === "exact" ? time.at : "";
}
