import { type ReadStatement, readStatement } from "@/lib/core/episode/memops/read-sentences";
import { answerGraph } from "./answer-graph";
import { type ChatAnswer, type ChatRequest, wordsOf } from "./chat-request";
import { pythonStrings } from "./python-strings";

/** A memory as a peer shows it to its model. */
interface KnownMemory {
  readonly id: string;
  readonly text: string;
}

/** What one message asks of a store. */
type Change =
  | { readonly kind: "add"; readonly text: string }
  | { readonly kind: "update"; readonly id: string; readonly before: string; readonly text: string }
  | { readonly kind: "delete"; readonly id: string; readonly before: string }
  | { readonly kind: "none"; readonly id: string; readonly before: string };

/**
 * The scripted policy as the model of other memory systems: it understands MemOps' own sentences in their prompts exactly as it does in ours,
 * and nothing else. So what differs is the memory system. Null for a prompt that it does not know: the system has changed.
 */
export function answerPeer(request: ChatRequest): ChatAnswer | null {
  const tools = new Set((request.tools ?? []).map((tool) => tool.function.name));
  if (tools.has("manage_memory")) return answerLangMemTools(request);
  if (tools.has("PatchDoc") || tools.has("Memory")) return answerLangMemManager(request, tools);
  if (tools.size > 0) return answerGraph(request, tools);
  const said = request.messages.map(wordsOf).join("\n");
  const last = wordsOf(request.messages.at(-1) ?? { role: "user", content: "" });
  if (last.includes("## New Messages")) return json(extractAdditively(last));
  if (last.includes("The new retrieved facts are mentioned in the triple backticks"))
    return json({ memory: decideUpdates(last) });
  if (last.startsWith("Input:\n")) return json({ facts: factsOf(messageIn(last)) });
  if (said.includes("should_evolve")) return json(noEvolution);
  if (said.includes("Content for analysis:"))
    return json({ keywords: ["fact"], context: "Chat", tags: ["chat"] });
  return null;
}

function json(value: unknown): ChatAnswer {
  return { text: JSON.stringify(value), calls: [] };
}

/** What a message says as one fact: without what it says beside. Empty where it says nothing that lasts. */
function factsOf(message: string): readonly string[] {
  return readStatement(message) ? [message.replace(/^As I said, /, "")] : [];
}

/** Mem0 writes `user: …` for a message; what stands behind it is one message, whatever lines it has. */
function messageIn(prompt: string): string {
  return prompt
    .replace(/^Input:\n/, "")
    .replace(/^user: /, "")
    .trim();
}

/** Mem0 1: what is to become of the memories that it found, given the new facts. */
function decideUpdates(prompt: string): readonly Readonly<Record<string, string>>[] {
  const fences = prompt.split("```");
  const facts = pythonStrings(fences.at(-2) ?? "");
  const known = prompt.includes("Current memory is empty") ? [] : pairsOf(pythonStrings(fences.at(-4) ?? ""));
  return facts.flatMap((fact, index) => {
    const change = decideChange(fact, known);
    return change ? [mem0EventOf(change, String(known.length + index))] : [];
  });
}

function mem0EventOf(change: Change, newId: string): Readonly<Record<string, string>> {
  switch (change.kind) {
    case "add":
      return { id: newId, text: change.text, event: "ADD" };
    case "update":
      return { id: change.id, text: change.text, event: "UPDATE", old_memory: change.before };
    case "delete":
      return { id: change.id, text: change.before, event: "DELETE" };
    case "none":
      return { id: change.id, text: change.before, event: "NONE" };
  }
}

/** `'id', '0', 'text', '…'` of each memory. */
function pairsOf(literals: readonly string[]): readonly KnownMemory[] {
  const memories: KnownMemory[] = [];
  for (let at = 0; at + 3 < literals.length; at += 4)
    memories.push({ id: literals[at + 1] ?? "", text: literals[at + 3] ?? "" });
  return memories;
}

function decideChange(message: string, known: readonly KnownMemory[]): Change | null {
  const statement = readStatement(message);
  if (!statement) return null;
  const held = known.findLast(({ text }) => isAbout(readStatement(text), statement));
  if (!held) return statement.value === null ? null : { kind: "add", text: factsOf(message)[0] ?? message };
  if (statement.value === null) return { kind: "delete", id: held.id, before: held.text };
  return readStatement(held.text)?.value === statement.value
    ? { kind: "none", id: held.id, before: held.text }
    : { kind: "update", id: held.id, before: held.text, text: factsOf(message)[0] ?? message };
}

function isAbout(held: ReadStatement | null, { subject, attribute }: ReadStatement): boolean {
  return held?.subject === subject && held.attribute === attribute;
}

/** Mem0 2 and 3 only add: a change is one more memory, a repetition is none. */
function extractAdditively(prompt: string): { memory: readonly Readonly<Record<string, string>>[] } {
  const existing = literalsUnder(prompt, "## Existing Memories").flatMap(({ text }) => text ?? []);
  const texts = literalsUnder(prompt, "## New Messages")
    .filter(({ role }) => role === "user")
    .flatMap(({ content }) => factsOf(content ?? ""))
    .filter((fact) => !existing.includes(fact));
  return { memory: texts.map((text, index) => ({ id: String(index), text, attributed_to: "user" })) };
}

function literalsUnder(prompt: string, heading: string): readonly Readonly<Record<string, string>>[] {
  const [, after = ""] = prompt.split(`${heading}\n`);
  const section = after.split("\n\n## ")[0] ?? "";
  try {
    const read: unknown = JSON.parse(section);
    return Array.isArray(read) ? read : [];
  } catch {
    // Mem0 writes its messages as `user: …` where it writes no JSON.
    return [{ role: "user", content: section.replace(/^user: /, "").trim() }];
  }
}

/** LangMem's manager: one call of all changes at once; text where there is none. */
function answerLangMemManager(request: ChatRequest, tools: ReadonlySet<string>): ChatAnswer {
  const all = request.messages.map(wordsOf).join("\n");
  const [, session = ""] = /<session_[^>]*>\n([\s\S]*?)\n<\/session_/.exec(all) ?? [];
  const known = [
    ...all.matchAll(/<instance id=(\S+) [^>]*>\s*\{'content': ([\s\S]*?)\}\s*<\/instance>/g),
  ].map(([, id = "", literal = ""]) => ({ id, text: pythonStrings(literal)[0] ?? "" }));
  const change = decideChange(session.replace(/^=+ Human Message =+\s*/, "").trim(), known);
  if (change?.kind === "add" && tools.has("Memory"))
    return { text: null, calls: [{ name: "Memory", input: { content: change.text } }] };
  if (change?.kind === "update" && tools.has("PatchDoc")) {
    const patches = [{ op: "replace", path: "/content", value: change.text }];
    const input = { json_doc_id: change.id, planned_edits: "Replace the content.", patches };
    return { text: null, calls: [{ name: "PatchDoc", input }] };
  }
  if (change?.kind === "delete" && tools.has("RemoveDoc"))
    return { text: null, calls: [{ name: "RemoveDoc", input: { json_doc_id: change.id } }] };
  return { text: "Nothing is to be changed.", calls: [] };
}

/** LangMem's own tools: it searches first, then makes the one change. */
function answerLangMemTools({ messages }: ChatRequest): ChatAnswer {
  const asked = messages.findLastIndex(({ role }) => role === "user");
  const message = wordsOf(messages[asked] ?? { role: "user", content: "" });
  const since = messages.slice(asked + 1);
  const called = since.flatMap((each) => (each.tool_calls ?? []).map((call) => call.function.name));
  if (!readStatement(message) || called.includes("manage_memory")) return { text: "Noted.", calls: [] };
  if (!called.includes("search_memory"))
    return { text: null, calls: [{ name: "search_memory", input: { query: message, limit: 5 } }] };
  const found = since.findLast(({ role }) => role === "tool");
  const change = decideChange(message, found ? memoriesIn(wordsOf(found)) : []);
  if (!change || change.kind === "none") return { text: "Noted.", calls: [] };
  const input =
    change.kind === "add"
      ? { action: "create", content: change.text }
      : change.kind === "update"
        ? { action: "update", id: change.id, content: change.text }
        : { action: "delete", id: change.id };
  return { text: null, calls: [{ name: "manage_memory", input }] };
}

function memoriesIn(result: string): readonly KnownMemory[] {
  try {
    const found: unknown = JSON.parse(result);
    if (!Array.isArray(found)) return [];
    return found.map(({ key, value }) => ({ id: String(key), text: String(value?.content ?? "") }));
  } catch {
    return [];
  }
}

const noEvolution = {
  should_evolve: false,
  actions: [],
  suggested_connections: [],
  tags_to_update: [],
  new_context_neighborhood: [],
  new_tags_neighborhood: [],
} as const;
