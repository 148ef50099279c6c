import { type FoundMemory, type FoundRest, leave, type PartCollector } from "./collect-parts";
import { readRow, textFieldOf } from "./memory-rows";
import type { TextLine } from "./text-lines";

/** Reads a table of a Markdown text: row by row where a column holds the memories, otherwise its rows are named. */
export function readTable(
  lines: readonly TextLine[],
  parts: PartCollector,
): readonly (FoundMemory | FoundRest)[] {
  const [head, second, ...others] = lines;
  const isRuled = second !== undefined && /^[\s|:-]+$/.test(second.text);
  const columns = head && isRuled ? cellsOf(head.text) : [];
  if (textFieldOf(columns) === null) {
    const reason = "A row of a table without a column that is called memory, content or text.";
    return lines
      .filter((line) => line !== second || !isRuled)
      .map((line) => leave(reason, line.text, line.number));
  }
  return others.map((line) => {
    const cells = cellsOf(line.text);
    const row = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
    return readRow(row, parts, "a table", line.number);
  });
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
