import Papa from "papaparse";
import { collectParts, leave } from "./collect-parts";
import { readRow, textFieldOf } from "./memory-rows";
import type { TransferFile, TransferProblem } from "./transfer-entry";

const delimiters = [",", ";", "\t", "|"];

/** True for a text whose first line is a row of names, one of them that of a memory's text. */
export function looksLikeCsv(text: string): boolean {
  const [firstLine = ""] = text.trimStart().split(/[\r\n]/, 1);
  return delimiters.some((delimiter) => {
    const cells = firstLine.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ""));
    const areNames = cells.every((cell) => /^[\p{L}_][\p{L}\p{N}_ .-]{0,40}$/u.test(cell));
    return cells.length > 1 && areNames && textFieldOf(cells) !== null;
  });
}

/** Reads rows of a spreadsheet: the column called memory, content or text is the memory, the other columns become metadata. */
export function readCsv(text: string): TransferFile | TransferProblem {
  const { data, errors } = Papa.parse<string[]>(text.trim(), {
    skipEmptyLines: "greedy",
    delimitersToGuess: delimiters,
  });
  const columns = (data[0] ?? []).map((name) => name.trim());
  const textColumn = textFieldOf(columns);
  if (textColumn === null && columns.length > 1)
    return {
      problem: `The table has the columns ${columns.slice(0, 12).join(", ")}; none of them is called memory, content or text. Rename the column with the memories and choose the file again.`,
    };
  const parts = collectParts("csv");
  const unclosed = new Set(
    errors.flatMap(({ row, type }) => (type === "Quotes" && row !== undefined ? [row] : [])),
  );
  // A single column may have no name above it.
  const names = textColumn === null ? ["memory"] : columns;
  for (const [index, cells] of data.entries()) {
    const line = index + 1;
    if (textColumn !== null && index === 0) continue;
    if (cells.length > names.length) parts.leaveField("cells without a column");
    const row = Object.fromEntries(
      names.map((name, place) => [name || `column ${place + 1}`, cells[place] ?? ""]),
    );
    parts.add(
      unclosed.has(index)
        ? leave("A quotation mark in this row is never closed.", cells.join(" "), line)
        : readRow(row, parts, "a spreadsheet", line),
    );
  }
  return parts.file();
}
