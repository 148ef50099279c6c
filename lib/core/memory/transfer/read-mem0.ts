import { collectParts, type FoundMemory, type FoundRest, leave, type PartCollector } from "./collect-parts";
import { firstOf, type JsonObject, jsonText, listOf, objectOf, poisonOf, textOf } from "./json-value";
import type { TransferFile } from "./transfer-entry";

/** Fields that are read, or that only address the memory over there. */
const expectedFields: ReadonlySet<string> = new Set(
  [
    "id memory metadata categories event hash",
    "created_at createdAt updated_at updatedAt",
    "user_id userId agent_id agentId app_id appId run_id runId",
  ].flatMap((names) => names.split(" ")),
);

/** Fields of the envelope that are read, or that say which page it is. */
const listFields = ["results", "memories"] as const;
const pageFields: ReadonlySet<string> = new Set([
  "count",
  "next",
  "previous",
  "page",
  "page_size",
  "total",
  ...listFields,
]);

/** The list of memories in a value that Mem0 wrote, or null: a bare list, or under `results` or `memories`. */
export function mem0List(value: unknown): readonly unknown[] | null {
  const list = Array.isArray(value) ? value : firstOf(objectOf(value) ?? {}, listFields);
  return Array.isArray(list) && list.some((part) => typeof objectOf(part)?.memory === "string") ? list : null;
}

/** Reads what Mem0 answers and exports. Whose memories they were over there is said, because all of them would become the owner's. */
export function readMem0(value: unknown, list: readonly unknown[]): TransferFile {
  const parts = collectParts("mem0");
  for (const memory of list) parts.add(readMemory(memory, parts));
  const envelope = objectOf(value);
  if (envelope) readEnvelope(envelope, list.length, parts);
  return parts.file();
}

/** Events of an answer to `add` that leave no memory behind. */
const withoutMemory: ReadonlyMap<string, string> = new Map([
  ["DELETE", "Mem0 says that it deleted this memory."],
  ["NONE", "Mem0 says that it changed nothing here."],
]);

function readMemory(value: unknown, parts: PartCollector): FoundMemory | FoundRest {
  const poison = poisonOf(value);
  if (poison !== null) return leave(poison, jsonText(value));
  const memory = objectOf(value);
  const text = textOf(memory?.memory);
  if (memory === null || text === null) return leave("It has no text under “memory”.", jsonText(value));
  const ended = withoutMemory.get(String(memory.event).toUpperCase());
  if (ended) return leave(ended, text);
  for (const [field, inner] of Object.entries(memory))
    if (!expectedFields.has(field) && inner !== null) parts.leaveField(field);
  parts.person(firstOf(memory, ["user_id", "userId"]));
  const categories = categoriesOf(memory, parts);
  return {
    content: text,
    memoryType: categories.some((category) => /preference/i.test(jsonText(category)))
      ? "preference"
      : undefined,
    metadata: {
      ...metadataOf(memory, parts),
      ...(categories.length > 0 ? { categories } : {}),
      importedFrom: "Mem0",
    },
    createdAt: firstOf(memory, ["created_at", "createdAt"]),
  };
}

function categoriesOf({ categories }: JsonObject, parts: PartCollector): readonly unknown[] {
  if (typeof categories === "string" && categories !== "") return [categories];
  if (categories && !Array.isArray(categories)) parts.leaveField("categories, which is no list");
  return listOf(categories);
}

function metadataOf({ metadata }: JsonObject, parts: PartCollector): JsonObject {
  const isEmptyList = Array.isArray(metadata) && metadata.length === 0;
  if (metadata && !isEmptyList && objectOf(metadata) === null)
    parts.leaveField("metadata, which is no object");
  return objectOf(metadata) ?? {};
}

function readEnvelope(envelope: JsonObject, found: number, parts: PartCollector): void {
  const { next, relations } = envelope;
  const promised = firstOf(envelope, ["count", "total"]);
  const count = typeof promised === "number" && promised > found ? promised : null;
  if (count !== null || (next !== null && next !== undefined))
    parts.note(
      `This is one page of a longer list: it holds ${found.toLocaleString("en")}${count === null ? "" : ` of ${count.toLocaleString("en")}`} memories. Export the other pages too.`,
    );
  leaveRelations(listOf(relations), parts);
  for (const field of Object.keys(envelope))
    if (!pageFields.has(field) && !(field === "relations" && Array.isArray(relations)))
      parts.leaveField(field);
}

function leaveRelations(relations: readonly unknown[], parts: PartCollector): void {
  if (relations.length === 0) return;
  parts.note(
    relations.length === 1
      ? "One relation of Mem0's graph stays out: it has no text of its own."
      : `${relations.length.toLocaleString("en")} relations of Mem0's graph stay out: they have no text of their own.`,
  );
  for (const relation of relations)
    parts.add(
      leave("A relation of Mem0's graph; it is no memory with a text of its own.", relationText(relation)),
    );
}

function relationText(value: unknown): string {
  const relation = objectOf(value) ?? {};
  const words = [
    firstOf(relation, ["source", "from"]),
    firstOf(relation, ["relationship", "relation", "type"]),
    firstOf(relation, ["target", "destination", "to"]),
  ];
  return words.every((word) => typeof word === "string") ? words.join(" ") : jsonText(value);
}
