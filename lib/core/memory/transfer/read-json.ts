import { listOf, objectOf, parseJson } from "./json-value";
import { isChatGptExport, readChatGpt } from "./read-chatgpt";
import {
  isClaudeConversations,
  isClaudeMemories,
  readClaudeMemories,
  refuseClaudeConversations,
} from "./read-claude";
import { isGeminiActivity, refuseGeminiActivity } from "./read-gemini";
import { langGraphItems, readLangGraph } from "./read-langgraph";
import { isLettaAgent, readLetta } from "./read-letta";
import { memoryList, readList } from "./read-list";
import { mcpGraph, readMcp } from "./read-mcp";
import { mem0List, readMem0 } from "./read-mem0";
import { isMem0History, readMem0History } from "./read-mem0-history";
import { isOwnExport, type JsonLine, readOwnLines } from "./read-own-lines";
import type { TransferFile, TransferProblem } from "./transfer-entry";

const known =
  "Known are exports of this app, Mem0, ChatGPT, Claude, Letta, the MCP memory server and LangGraph, and any list of texts or of entries with a field memory, content or text.";

/** Reads JSON or JSON Lines of a known kind; null for a text that only begins like JSON. */
export function readJson(text: string): TransferFile | TransferProblem | null {
  const whole = parseJson(text);
  if (whole.ok)
    return typeof whole.value === "string"
      ? null
      : readValue(whole.value, [{ line: 1, value: whole.value, text }]);
  const lines = jsonLines(text);
  if (lines) return readLines(lines);
  // "[2025-03] - Likes tea" begins like a list and is a line of text.
  if (/^\s*\[[^\]["'{]{1,40}\][ \t]*[^\s,\]]/.test(text)) return null;
  return /^\s*[[{]\s*(?:["'{[\]}\d-]|true|false|null|None|True|False)/.test(text)
    ? { problem: `The file is not valid JSON: ${whole.error}` }
    : null;
}

/** The lines of JSON Lines: its first line is an object. Null for anything else. */
function jsonLines(text: string): readonly JsonLine[] | null {
  const lines = text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [{ line: index + 1, text: line }]));
  const [first] = lines;
  if (!first || !/^\s*"?\{/.test(first.text) || lines.length < 2) return null;
  const start = parseJson(first.text);
  if (!start.ok || objectOf(start.value) === null) return null;
  return lines.map(({ line, text: written }) => {
    const parsed = parseJson(written);
    return { line, text: written, value: parsed.ok ? parsed.value : undefined };
  });
}

function readLines(lines: readonly JsonLine[]): TransferFile | TransferProblem {
  const values = lines.map(({ value }) => value);
  if (isOwnExport(values)) return readOwnLines(lines);
  const read = readValue(values, lines);
  if ("problem" in read) return read;
  const broken = lines.filter(({ value }) => value === undefined).length;
  if (broken === 0) return read;
  return {
    ...read,
    notes: [
      ...read.notes,
      `${broken === 1 ? "A line is" : `${broken.toLocaleString("en")} lines are`} no JSON: the file may be cut off.`,
    ],
  };
}

function readValue(value: unknown, lines: readonly JsonLine[]): TransferFile | TransferProblem {
  const values = Array.isArray(value) ? value : [value];
  if (!Array.isArray(value) && isOwnExport(values)) return readOwnLines(lines);
  if (isLettaAgent(value)) return readLetta(value);
  if (isClaudeMemories(values)) return readClaudeMemories(values);
  if (isClaudeConversations(values)) return refuseClaudeConversations(values);
  if (isChatGptExport(values)) return readChatGpt(values);
  if (isGeminiActivity(values)) return refuseGeminiActivity(values);
  const graph = mcpGraph(value);
  if (graph) return readMcp(graph);
  const items = langGraphItems(value);
  if (items) return readLangGraph(items);
  const history = [value, objectOf(value)?.results, objectOf(value)?.history].find((list) =>
    isMem0History(listOf(list)),
  );
  if (history) return readMem0History(listOf(history));
  const memories = mem0List(value);
  if (memories) return readMem0(value, memories);
  const list = memoryList(value);
  if (list) return readList(list, "json", "JSON");
  return { problem: `The file is JSON, but of a kind that is not known here. ${known}` };
}
