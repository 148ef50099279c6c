import { parseDocument } from "yaml";
import { textFields } from "./memory-rows";
import { memoryList, readList } from "./read-list";
import type { TransferFile, TransferProblem } from "./transfer-entry";

/** Longer YAML, in characters, takes longer to parse than a page should wait. */
const longest = 5_000_000;

const memoryField = new RegExp(`^\\s*(?:-\\s+)?["']?(?:${textFields.join("|")})["']?\\s*:(?:\\s|$)`, "mu");

/** True for a text with a field of YAML that would hold a memory or a list of them. */
export function looksLikeYaml(text: string): boolean {
  return (
    /^(?:---[ \t]*\r?\n)?\s*(?:#.*\r?\n\s*)*(?:-\s+)?["']?[\p{L}_][\p{L}\p{N}_-]*["']?\s*:(?:\s|$)/u.test(
      text,
    ) && memoryField.test(text)
  );
}

/** Reads a list of memories in YAML; null when the text is no such list, a problem when it is named as YAML and cannot be used. */
export function readYaml(text: string, isNamed: boolean): TransferFile | TransferProblem | null {
  if (text.length > longest)
    return { problem: "A YAML file of more than 5 MB cannot be read here. Save it as JSON and choose that." };
  const document = parseDocument(text, { logLevel: "silent", uniqueKeys: true });
  const [error] = document.errors;
  if (error)
    return isNamed
      ? { problem: `The file is not valid YAML: ${error.message.split("\n", 1)[0] ?? ""}` }
      : null;
  const list = memoryList(plainValue(document));
  if (list) return readList(list, "yaml", "YAML");
  return isNamed
    ? {
        problem:
          "The file is YAML, but holds no list of memories (a list of texts, or of entries with a field memory, content or text).",
      }
    : null;
}

/** References that multiply are refused by the library, by throwing. */
function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}
