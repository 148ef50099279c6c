// How a measurement speaks: a table for people, or with --json one object {"bench","rows"} on standard output.
import process from "node:process";

/** One line of a measurement. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** True when the caller asked for JSON: then standard output holds nothing else. */
export const wantsJson = process.argv.includes("--json");

/** Rows under a title. Details are for reading and stay out of the JSON. */
export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly isDetail?: boolean;
}

/** Prints titled tables, or their rows as one JSON object. */
export function report(bench: string, tables: readonly Table[]): void {
  if (wantsJson) {
    const rows = tables.filter(({ isDetail }) => !isDetail).flatMap((table) => table.rows);
    process.stdout.write(`${JSON.stringify({ bench, rows })}\n`);
    return;
  }
  for (const { title, rows } of tables) process.stdout.write(`\n${title}\n\n${tableOf(rows)}\n`);
}

/** A number with so many digits behind the point, still a number. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function tableOf(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const body = rows.map((row) => line(columns.map((column) => String(row[column] ?? ""))));
  return [line(columns), line(columns.map(() => "---")), ...body].join("\n");
}
