import {
  collectParts,
  type FoundMemory,
  type FoundRest,
  leave,
  listNames,
  type PartCollector,
} from "./collect-parts";
import { firstOf, type JsonObject, jsonText, listOf, objectOf, poisonOf, textOf } from "./json-value";
import type { TransferFile } from "./transfer-entry";

const storeFields: ReadonlySet<string> = new Set([
  "namespace",
  "key",
  "value",
  "created_at",
  "createdAt",
  "updated_at",
  "updatedAt",
]);
const memoryFields: ReadonlySet<string> = new Set(["id", "kind", "content"]);

/** The items of a LangGraph store, or memories as LangMem's managers return them, or null. */
export function langGraphItems(value: unknown): readonly unknown[] | null {
  const inside = objectOf(value);
  const list = Array.isArray(value) ? value : firstOf(inside ?? {}, ["items", "results"]);
  const items = Array.isArray(list) ? list : inside ? [inside] : [];
  return items.some((item) => isStoreItem(objectOf(item)) || isLangMem(objectOf(item))) ? items : null;
}

function isStoreItem(item: JsonObject | null): item is JsonObject {
  return item !== null && "namespace" in item && "key" in item && objectOf(item.value) !== null;
}

function isLangMem(item: JsonObject | null): item is JsonObject {
  return typeof item?.kind === "string" && objectOf(item.content) !== null;
}

/** Reads a LangGraph store. A value without one text, such as a profile, becomes a memory with a line for each of its fields. */
export function readLangGraph(items: readonly unknown[]): TransferFile {
  const parts = collectParts("langgraph");
  const namespaces = new Set<string>();
  for (const value of items) parts.add(readItem(value, parts, namespaces));
  if (namespaces.size > 1)
    parts.note(
      `The store has ${namespaces.size} namespaces (${listNames([...namespaces])}); all of their memories would become yours.`,
    );
  return parts.file();
}

function readItem(value: unknown, parts: PartCollector, namespaces: Set<string>): FoundMemory | FoundRest {
  const item = objectOf(value);
  const poison = poisonOf(value);
  if (poison !== null) return leave(poison, jsonText(value));
  if (!isStoreItem(item) && !isLangMem(item))
    return leave(value === undefined ? "It is not JSON." : "It is no item of a store.", jsonText(value));
  const isStored = isStoreItem(item);
  const namespace = isStored ? namespaceText(item.namespace) : "";
  if (namespace !== "") namespaces.add(namespace);
  const known = isStored ? storeFields : memoryFields;
  for (const field of Object.keys(item))
    if (!known.has(field) && item[field] !== null) parts.leaveField(field);
  const { content, kind } = contentOf(isStored ? (objectOf(item.value) ?? {}) : item, parts);
  if (content === null) return leave("It holds no value to read.", jsonText(value));
  return {
    content,
    metadata: { kind, namespace, importedFrom: "LangGraph" },
    createdAt: firstOf(item, ["created_at", "createdAt"]),
  };
}

function namespaceText(namespace: unknown): string {
  return typeof namespace === "string" ? namespace : listOf(namespace).join("/");
}

const textFields = ["content", "text", "memory", "data", "fact"] as const;

/** The text of a value: a field that holds it, three words of a triple, or all fields. */
function contentOf(
  value: JsonObject,
  parts: PartCollector,
): { readonly content: string | null; readonly kind: string | null } {
  const kind = textOf(value.kind);
  const inner = objectOf(value.content) ?? value;
  const name = textFields.find((field) => typeof inner[field] === "string");
  if (name !== undefined) {
    for (const field of Object.keys(inner))
      if (field !== name && field !== "kind" && inner[field] !== null) parts.leaveField(field);
    return { content: textOf(inner[name]), kind };
  }
  const triple = [inner.subject, inner.predicate, inner.object];
  if (triple.every((word) => typeof word === "string")) {
    const context = textOf(inner.context);
    return { content: `${triple.join(" ")}${context ? ` (${context})` : ""}`, kind };
  }
  const lines = Object.entries(inner)
    .filter(([field, part]) => field !== "kind" && part !== null && part !== "")
    .map(([field, part]) => `${field}: ${jsonText(part)}`);
  return { content: lines.length > 0 ? lines.join("\n") : null, kind };
}
