import { err, ok, type Result } from "../../result";
import { looksLikeCsv, readCsv } from "./read-csv";
import { readJson } from "./read-json";
import { isOwnMarkdown, readOwnMarkdown } from "./read-own-markdown";
import { readText } from "./read-text";
import { looksLikeYaml, readYaml } from "./read-yaml";
import { mostEntries, type TransferFile, type TransferProblem } from "./transfer-entry";

/** What files begin with that hold no text; each says what to do instead. */
const otherFiles: readonly (readonly [RegExp, string])[] = [
  [
    /^PK(?=\P{L}\P{L})/u,
    "This is a ZIP archive (or a document of an office program, which is one). Unpack it and choose the file with the memories: conversations.json of ChatGPT, memories.json of Claude.",
  ],
  [/^%PDF-/, "This is a PDF. Copy its list and paste it here."],
  [/^\{\\rtf/, "This is a rich-text document (RTF). Save it as plain text and choose that."],
  [/^SQLite format 3/, "This is an SQLite database. Export its memories as JSON or CSV and choose that."],
  [
    /^<(?:!doctype|html|head|body|div|main|article|section|table|ul|ol|p|h[1-6]|svg|\?xml|opml|rss)\b/i,
    "This is a web page or XML, not a list of memories. Choose JSON where the export offers it, or open the page, copy the list and paste it here.",
  ],
];

/**
 * Reads a file of memories, of whichever known kind it is: see docs/import.md. The name decides only what the text leaves open: `.csv`, `.yaml`.
 * Never throws; what cannot be used says why.
 */
export function readTransferFile(text: string, name = ""): Result<TransferFile, TransferProblem> {
  const content = text.replaceAll("\ufeff", "");
  const start = content.trimStart();
  if (start === "") return err({ problem: "The file is empty." });
  const other = otherFiles.find(([beginning]) => beginning.test(start));
  if (other) return err({ problem: other[1] });
  const read = readContent(content, name);
  if ("problem" in read) return err(read);
  const isJoined = text.lastIndexOf("\ufeff") > 0;
  const file = isJoined
    ? {
        ...read,
        notes: [
          ...read.notes,
          "Marks that begin a file stand inside it (and were left out): several files may have been joined.",
        ],
      }
    : read;
  if (file.entries.length === 0 && file.leftOut.length === 0)
    return err({ problem: ["No memory was found in this file.", ...file.notes].join(" ") });
  const found = file.entries.length + file.beyond;
  return found > mostEntries
    ? err({
        problem: `The file holds ${found.toLocaleString("en")} memories; at most ${mostEntries.toLocaleString("en")} can be looked through at once. Split it.`,
      })
    : ok(file);
}

function readContent(content: string, name: string): TransferFile | TransferProblem {
  if (isOwnMarkdown(content)) return readOwnMarkdown(content);
  const json = /^\s*[[{"]/.test(content) ? readJson(content) : null;
  if (json) return json;
  if (/\.[ct]sv$/i.test(name) || looksLikeCsv(content)) return readCsv(content);
  const isNamedYaml = /\.ya?ml$/i.test(name);
  const yaml = isNamedYaml || looksLikeYaml(content) ? readYaml(content, isNamedYaml) : null;
  return yaml ?? readText(content);
}
