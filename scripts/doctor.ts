// Compares what is kept with the rules of lib/core/RULES.md. Started by doctor.mjs.
import process from "node:process";
import { checkRecords, type RecordReport } from "@/lib/use-cases/record/check-records";
import { findingLine, printLine, runOnRecord } from "./record/run-on-record";

const usage = `Usage: npm run doctor [-- --json]
  Checks the log of every owner against its rules (lib/core/RULES.md) and the tables beside it against the log.
  Exit code 0: all of it agrees; 1: something disagrees, and the first event that does is named; 2: the database could not be opened.
  --json   prints one JSON object`;

/** Lines that a person reads; --json has all of them. */
const shownFindings = 20;

process.exitCode = await runOnRecord(usage, async (keeper, json) => {
  const report = await checkRecords(keeper, ({ done, total }) => {
    process.stderr.write(`looked at ${done} of ${total} ${total === 1 ? "owner" : "owners"}\n`);
  });
  const agrees = report.findings.length === 0;
  if (json) printLine({ verdict: agrees ? "agrees" : "disagrees", ...report });
  else process.stdout.write(`${linesOf(report).join("\n")}\n`);
  return agrees ? 0 : 1;
});

function linesOf({ findings, ...counts }: RecordReport): readonly string[] {
  const { owners, sessions, events, memoryVersions } = counts;
  const seen = `owners: ${owners}, sessions: ${sessions}, events: ${events}, versions of memories: ${memoryVersions}`;
  if (findings.length === 0) return [`Everything agrees (${seen}).`];
  const shown = findings
    .slice(0, shownFindings)
    .map(({ ownerId, ...finding }) => findingLine(ownerId, finding));
  const more = findings.length - shown.length;
  return [
    `Something disagrees (${seen}). The first:`,
    ...shown,
    ...(more > 0 ? [`… and ${more} more; --json names them all.`] : []),
  ];
}
