import { err, ok, type Result } from "../../result";
import { isChatGptExport, readChatGpt } from "./read-chatgpt";
import { looksLikeOurLine, readJsonLines } from "./read-json-lines";
import { readMarkdown } from "./read-markdown";
import { mem0List, readMem0 } from "./read-mem0";
import { mostEntries, type TransferFile, type TransferProblem } from "./transfer-entry";

/**
 * Reads a file of memories, of whichever known kind it is: our JSON Lines or Markdown, Mem0's JSON, ChatGPT's data export, or plain
 * text. Never throws; what cannot be used says why.
 */
export function readTransferFile(text: string): Result<TransferFile, TransferProblem> {
  const content = text.startsWith("\ufeff") ? text.slice(1) : text;
  const start = content.trimStart();
  if (start === "") return err({ problem: "The file is empty." });
  if (start.startsWith("PK\u0003\u0004"))
    return err({
      problem: "This is a ZIP archive. Unpack it and choose the file conversations.json in it.",
    });
  const read = start.startsWith("{") || start.startsWith("[") ? readJson(content) : readMarkdown(content);
  if ("problem" in read) return err(read);
  if (read.entries.length === 0 && read.unreadable.length === 0)
    return err({ problem: "No memory was found in this file." });
  return read.entries.length > mostEntries
    ? err({
        problem: `The file holds ${read.entries.length.toLocaleString("en")} memories; at most ${mostEntries.toLocaleString("en")} can be looked through at once. Split it.`,
      })
    : ok(read);
}

function readJson(text: string): TransferFile | TransferProblem {
  const whole = parse(text);
  if (!whole.ok) {
    // A list item like "[2025-05-02] Likes tea" is no JSON either, but a line of text.
    if (/^\s*\[\d{4}-\d{2}-\d{2}\]/.test(text)) return readMarkdown(text);
    const [firstLine = ""] = text.trimStart().split("\n", 1);
    return parse(firstLine).ok && firstLine.startsWith("{")
      ? readJsonLines(text)
      : { problem: `The file is not valid JSON: ${whole.error}` };
  }
  const { value } = whole;
  if (looksLikeOurLine(value)) return readJsonLines(text);
  const memories = mem0List(value);
  if (memories) return readMem0(memories);
  if (isChatGptExport(value)) return readChatGpt(value);
  return {
    problem:
      "The file is JSON, but of a kind that is not known here. Known are exports of this app, of Mem0 (a list with the field “memory”) and ChatGPT's conversations.json.",
  };
}

function parse(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err(error instanceof Error ? error.message.slice(0, 200) : "it cannot be read.");
  }
}
