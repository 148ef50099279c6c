import { cellText, runColumns as columns, type ExportedRun, runFacts } from "./run-table";
import type { StrategyRow } from "./strategy-row";

/** One page that opens anywhere: no script, nothing loaded, light and dark. Texts of a run are data and never markup. */
export function runHtml(exported: ExportedRun): string {
  const { run, rows, histories } = exported;
  const { strategies, suite } = run.manifest.settings;
  const head = columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`).join("");
  const body = rows
    .map((row) => `<tr>${columns.map((column, index) => cell(cellText(column, row), index)).join("")}</tr>`)
    .join("\n");
  const failures = rows.flatMap(({ strategy, adapterFailure }) =>
    adapterFailure ? [`<p>${escaped(`${strategy}: adapter failed. ${adapterFailure.message}`)}</p>`] : [],
  );
  const compared = histories
    .map(({ taskId, kind, question, scores }) => {
      const shown = strategies.map((strategy) => {
        const score = scores[strategy];
        return cell(typeof score === "number" ? String(Number(score.toFixed(2))) : "", 1);
      });
      return `<tr>${cell(taskId, 0)}<td class="word">${escaped(kind)}</td><td class="word">${escaped(question)}</td>${shown.join("")}</tr>`;
    })
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${suite}: ${run.runId}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(`${suite}: ${run.runId}`)}</h1>
<ul>${runFacts(exported)
    .map((fact) => `<li>${escaped(fact)}</li>`)
    .join("")}</ul>
<h2>Score by strategy</h2>
${plot(rows)}
<div class="wide" tabindex="0" role="region" aria-label="Score by strategy, as a table"><table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>
${failures.join("\n")}
<h2>Histories, widest disagreement first</h2>
<div class="wide" tabindex="0" role="region" aria-label="Histories"><table><thead><tr><th scope="col">history</th><th scope="col">kind</th><th scope="col">first question</th>${strategies.map((strategy) => `<th scope="col">${escaped(strategy)}</th>`).join("")}</tr></thead><tbody>
${compared}
</tbody></table></div>
</main>
</body>
</html>
`;
}

const plotWidth = 640;
const nameWidth = 170;
const rowHeight = 26;

/** Scores with their intervals; the table beneath says the same in numbers. */
function plot(rows: readonly StrategyRow[]): string {
  const shown = rows.filter(({ n }) => n > 0);
  const at = (share: number) => nameWidth + share * (plotWidth - nameWidth - 20);
  const height = shown.length * rowHeight + 24;
  const marks = shown.map(({ strategy, score }, index) => {
    const y = index * rowHeight + 16;
    return `<text x="0" y="${y + 4}">${escaped(strategy)}</text><line x1="${at(score.low).toFixed(1)}" x2="${at(score.high).toFixed(1)}" y1="${y}" y2="${y}"/><circle cx="${at(score.mean).toFixed(1)}" cy="${y}" r="4.5"/>`;
  });
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) => `<text class="tick" x="${at(share).toFixed(1)}" y="${height - 4}">${share}</text>`,
  );
  return `<svg viewBox="0 0 ${plotWidth} ${height}" role="img" aria-label="Scores with 95 % intervals; the table has the numbers">${marks.join("")}${ticks.join("")}</svg>`;
}

function cell(text: string, index: number): string {
  return index === 0 ? `<th scope="row">${escaped(text)}</th>` : `<td>${escaped(text)}</td>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const style = `
:root { color-scheme: light dark; --ink: #1c1d21; --mute: #5d606b; --line: #dcdde3; --mark: #3457d5; --page: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e9ee; --mute: #a0a3af; --line: #3a3c45; --mark: #8aa4ff; --page: #17181c; } }
body { margin: 0; background: var(--page); color: var(--ink); font: 14px/1.5 system-ui, sans-serif; }
main { max-width: 1200px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 18px; } h2 { font-size: 15px; margin-top: 28px; } ul { padding-left: 18px; color: var(--mute); overflow-wrap: anywhere; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
th, td { padding: 4px 10px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { color: var(--mute); } th:first-child, .word { text-align: left; } .word { white-space: normal; min-width: 12em; }
svg { max-width: ${plotWidth}px; width: 100%; } svg text { fill: var(--ink); font-size: 12px; } svg .tick { fill: var(--mute); text-anchor: middle; }
svg line { stroke: var(--mark); stroke-width: 2; } svg circle { fill: var(--mark); }`;
