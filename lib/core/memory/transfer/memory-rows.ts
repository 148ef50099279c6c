import { type FoundMemory, type FoundRest, leave, type PartCollector } from "./collect-parts";
import { firstOf, type JsonObject, jsonText, objectOf, poisonOf, textOf } from "./json-value";

/** Names of the field that holds a memory's text, the surest first. */
export const textFields: readonly string[] =
  "memory memories content text fact statement note observation memory_text memory_content erinnerung inhalt souvenir contenu recuerdo contenido ricordo contenuto memória conteúdo wspomnienie treść воспоминание текст 内容 记忆 記憶 メモリ 本文 텍스트 내용 기억".split(
    " ",
  );

/** Names of the field that says when a memory was written. */
const timeFields =
  "created_at createdAt created created_date date saved_at savedAt timestamp time datum fecha data дата 日期 日付 날짜 updated_at updatedAt".split(
    " ",
  );

/** Fields that only address the memory over there. */
const addressFields = new Set(
  "id uuid _id memory_id memoryId key hash user_id userId owner_id agent_id agentId run_id runId app_id appId embedding vector score distance updated_at updatedAt".split(
    " ",
  ),
);
const personFields = ["user_id", "userId", "owner_id"];

/** The name of the text's field in a row, or null: letter case does not matter. */
export function textFieldOf(fields: readonly string[]): string | null {
  for (const known of textFields) {
    const field = fields.find((name) => name.trim().toLowerCase() === known);
    if (field !== undefined) return field;
  }
  return null;
}

/** True for a row of a conversation: who speaks is a role, so its text is an utterance and no memory. */
export function isUtterance(row: JsonObject): boolean {
  return (
    ["role", "sender", "speaker", "author", "from_user"].some((field) => field in row) && !("memory" in row)
  );
}

/** Reads one row: its text, its date, and every other value as metadata. What only addresses it elsewhere is named. */
export function readRow(
  value: unknown,
  parts: PartCollector,
  importedFrom: string,
  line?: number,
): FoundMemory | FoundRest {
  const plain = textOf(value);
  if (plain !== null) return { line, content: plain, metadata: { importedFrom } };
  const poison = poisonOf(value);
  if (poison !== null) return leave(poison, jsonText(value), line);
  const row = objectOf(value);
  const textField = row && textFieldOf(Object.keys(row));
  const text = row && textField ? textOf(row[textField]) : null;
  if (row === null || textField === null || text === null)
    return leave("It has no field with a text.", jsonText(value), line);
  const timeField = timeFields.find((field) => isFilled(row[field]));
  parts.person(firstOf(row, personFields));
  return {
    line,
    content: text,
    metadata: { ...restOf(row, [textField, timeField], parts), importedFrom },
    createdAt: timeField && row[timeField],
  };
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function restOf(row: JsonObject, taken: readonly (string | undefined)[], parts: PartCollector): JsonObject {
  const metadata: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(row)) {
    if (taken.includes(field) || !isFilled(value)) continue;
    if (addressFields.has(field)) parts.leaveField(field);
    else if (field === "metadata" && objectOf(value)) Object.assign(metadata, value);
    else metadata[field] = value;
  }
  return metadata;
}
