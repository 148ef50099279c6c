import { collectParts, type FoundMemory, type FoundRest, leave, type PartCollector } from "./collect-parts";
import { type JsonObject, jsonText, listOf, objectOf, textOf } from "./json-value";
import { partsOfText } from "./read-text";
import type { TransferFile, TransferProblem } from "./transfer-entry";

/** True for `memories.json` of Claude's data export. */
export function isClaudeMemories(values: readonly unknown[]): boolean {
  return values.some((value) => {
    const part = objectOf(value);
    return part !== null && ("conversations_memory" in part || "project_memories" in part);
  });
}

/** True for `conversations.json` of Claude's data export. */
export function isClaudeConversations(values: readonly unknown[]): boolean {
  return values.some((value) => Array.isArray(objectOf(value)?.chat_messages));
}

/** Reads what Claude remembers across conversations, and in each project. */
export function readClaudeMemories(values: readonly unknown[]): TransferFile {
  const parts = collectParts("claude");
  for (const value of values) {
    const account = objectOf(value);
    if (account === null) parts.add(leave("It is no memory of Claude.", jsonText(value)));
    else readAccount(account, parts);
  }
  return parts.file();
}

const accountFields: ReadonlySet<string> = new Set([
  "conversations_memory",
  "project_memories",
  "account_uuid",
]);

function readAccount(account: JsonObject, parts: PartCollector): void {
  parts.person(account.account_uuid);
  const memories: (readonly [unknown, JsonObject])[] = [
    [account.conversations_memory, {}],
    ...projectsOf(account.project_memories).map(([project, memory]) => [memory, { project }] as const),
  ];
  for (const [memory, metadata] of memories)
    for (const part of readMemory(memory, parts, { ...metadata, importedFrom: "Claude" })) parts.add(part);
  for (const [field, value] of Object.entries(account))
    if (!accountFields.has(field) && value !== null) parts.leaveField(field);
}

function projectsOf(projects: unknown): readonly (readonly [string, unknown])[] {
  return Array.isArray(projects)
    ? projects.map((project) => [
        textOf(objectOf(project)?.uuid) ?? "project",
        objectOf(project)?.memory ?? project,
      ])
    : Object.entries(objectOf(projects) ?? {});
}

function readMemory(
  memory: unknown,
  parts: PartCollector,
  metadata: JsonObject,
): readonly (FoundMemory | FoundRest)[] {
  if (memory === undefined || memory === null || memory === "") return [];
  const text = textOf(memory);
  return text === null ? [leave("It is no text.", jsonText(memory))] : partsOfText(text, parts, { metadata });
}

/** Conversations are no memories; says what to choose instead. */
export function refuseClaudeConversations(values: readonly unknown[]): TransferProblem {
  const messages = values.reduce<number>(
    (sum, value) => sum + listOf(objectOf(value)?.chat_messages).length,
    0,
  );
  return {
    problem: `These are ${values.length.toLocaleString("en")} conversations with Claude (${messages.toLocaleString("en")} messages), and no memories. Choose memories.json from the same export, or ask Claude to write its memories out and paste the list.`,
  };
}
