import { collectParts, type FoundMemory, type FoundRest, leave, type PartCollector } from "./collect-parts";
import { firstOf, type JsonObject, jsonText, listOf, objectOf, objectsOf, textOf } from "./json-value";
import { partsOfText } from "./read-text";
import type { TransferFile } from "./transfer-entry";

/** Blocks that describe the assistant or how it works, not the person. */
const aboutAssistant = /persona|system|instruction|guideline|policy|tool|role/i;

/** True for an agent file of Letta, as it is written now or was until 2025. */
export function isLettaAgent(value: unknown): boolean {
  const file = objectOf(value);
  if (file === null) return false;
  const isNew = Array.isArray(file.agents) && Array.isArray(file.blocks);
  return isNew || (Array.isArray(file.core_memory) && ("agent_type" in file || "messages" in file));
}

/** Reads the memory of Letta's agents: their blocks about the person, and archived passages. The rest of an agent is named. */
export function readLetta(value: unknown): TransferFile {
  const file = objectOf(value) ?? {};
  const agents = Array.isArray(file.agents) ? objectsOf(file.agents) : [file];
  const parts = collectParts("letta");
  for (const block of [...listOf(file.blocks), ...agents.flatMap((agent) => listOf(agent.core_memory))])
    for (const part of readBlock(block, parts)) parts.add(part);
  const holders = agents.includes(file) ? agents : [file, ...agents];
  for (const holder of holders)
    for (const field of ["passages", "archival_memory", "archives"])
      for (const part of listOf(holder[field]).flatMap(readPassages)) parts.add(part);
  if (agents.length > 1)
    parts.note(`The file holds ${agents.length} agents; what all of them remember would become yours.`);
  nameRest(holders, parts);
  return parts.file();
}

function readBlock(value: unknown, parts: PartCollector): readonly (FoundMemory | FoundRest)[] {
  const block = objectOf(value);
  const text = textOf(block?.value);
  const label = textOf(block?.label) ?? "block";
  if (text === null || text.trim() === "")
    return [leave(`The block “${label}” has no text.`, jsonText(value))];
  if (aboutAssistant.test(label))
    return [leave(`The block “${label}” describes the assistant, not you.`, text)];
  return partsOfText(text, parts, {
    metadata: { block: label, importedFrom: "Letta" },
    createdAt: block?.created_at,
  });
}

function readPassages(value: unknown): readonly (FoundMemory | FoundRest)[] {
  const passage = objectOf(value);
  const nested = listOf(passage?.passages);
  if (nested.length > 0) return nested.flatMap(readPassages);
  const text = textOf(value) ?? textOf(passage?.text) ?? textOf(passage?.content);
  if (text === null) return [leave("An archived passage without a text.", jsonText(value))];
  const createdAt = firstOf(passage ?? {}, ["created_at", "timestamp"]);
  return [{ content: text, metadata: { block: "archive", importedFrom: "Letta" }, createdAt }];
}

const restOfAgent = ["messages", "tools", "files", "sources", "groups", "mcp_servers"] as const;

/** Conversations, tools and settings of the agents, counted. */
function nameRest(holders: readonly JsonObject[], parts: PartCollector): void {
  for (const field of restOfAgent) {
    const count = holders.reduce((sum, holder) => sum + listOf(holder[field]).length, 0);
    if (count > 0)
      parts.note(
        `Not taken over: ${count.toLocaleString("en")} ${field.replace("_", " ")} of the agent${holders.length > 1 ? "s" : ""}.`,
      );
  }
  const systems = holders.filter(
    (holder) => typeof holder.system === "string" && holder.system !== "",
  ).length;
  if (systems > 0) parts.note("Not taken over: the system prompt and the settings of the agent.");
}
