import { runHtml } from "./run-html";
import { cellText, type ExportedRun, runColumns, runFacts } from "./run-table";
import type { StrategyRow } from "./strategy-row";

/** The forms in which a run leaves the app. */
export const runFormats = ["csv", "markdown", "json", "html"] as const;
export type RunFormat = (typeof runFormats)[number];

/** A file to pass on. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** Writes a run as a file that needs nothing else to be read: what ran, on what, with every number and its n. */
export function exportRun(exported: ExportedRun, format: RunFormat): ExportedFile {
  const name = `agemem-lab-${exported.run.runId}`;
  switch (format) {
    case "csv":
      return { name: `${name}.csv`, mediaType: "text/csv", text: runCsv(exported.rows) };
    case "markdown":
      return { name: `${name}.md`, mediaType: "text/markdown", text: runMarkdown(exported) };
    case "json":
      return {
        name: `${name}.json`,
        mediaType: "application/json",
        text: `${JSON.stringify(exported, null, 2)}\n`,
      };
    case "html":
      return { name: `${name}.html`, mediaType: "text/html", text: runHtml(exported) };
  }
}

function runCsv(rows: readonly StrategyRow[]): string {
  const lines = [
    runColumns.map(({ title }) => title),
    ...rows.map((row) => runColumns.map((column) => cellText(column, row))),
  ];
  return `${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** Quoted where it must be; what a spreadsheet would run as a formula is words. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-\D/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function runMarkdown(exported: ExportedRun): string {
  const { run, rows } = exported;
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(" | ")} |`;
  return `${[
    `# ${run.manifest.settings.suite}: ${run.runId}`,
    "",
    ...runFacts(exported).map((fact) => `- ${markdownText(fact)}`),
    "",
    line(runColumns.map(({ title }) => title)),
    line(runColumns.map(() => "---")),
    ...rows.map((row) => line(runColumns.map((column) => cellText(column, row)))),
    ...rows.flatMap(({ strategy, adapterFailure }) =>
      adapterFailure ? ["", `${strategy}: adapter failed. ${markdownText(adapterFailure.message)}`] : [],
    ),
  ].join("\n")}\n`;
}

function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&").replaceAll("\n", " ");
}

function markdownCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
