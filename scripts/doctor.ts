// Compares what is kept with the rules of lib/core/RULES.md. Started by doctor.mjs.
import process from "node:process";
import { checkRecords, type RecordReport } from "@/lib/use-cases/record/check-records";
import { askRunningApp } from "./record/ask-running-app";
import { findingLine, printLine, runOnRecord } from "./record/run-on-record";

const usage = `Usage: npm run doctor [-- --json]
  Checks the log of every owner against its rules (lib/core/RULES.md) and the tables beside it against the log. Where the app runs on an
  embedded database, the app looks, and this prints what it found.
  Exit code 0: all of it agrees; 1: something disagrees, and the first event that does is named; 2: the database could not be opened.
  --json   prints one JSON object`;

/** Lines that a person reads; --json has all of them. */
const shownFindings = 20;

process.exitCode = await runOnRecord(
  usage,
  async (keeper, json) => {
    const report = await checkRecords(keeper, ({ done, total }) => {
      process.stderr.write(`looked at ${done} of ${total} ${total === 1 ? "owner" : "owners"}\n`);
    });
    return say(report, json);
  },
  async (dataFolder, json) => {
    process.stderr.write("The app runs on this folder: asking it to look.\n");
    const answer = (await askRunningApp(dataFolder, "doctor")) as RecordReport | { problem: string } | null;
    if (answer === null) return null;
    if (!("problem" in answer)) return say(answer, json);
    process.stderr.write(`${answer.problem}\n`);
    return 2;
  },
);

function say(report: RecordReport, json: boolean): number {
  const agrees = report.findings.length === 0;
  if (json) printLine({ verdict: agrees ? "agrees" : "disagrees", ...report });
  else process.stdout.write(`${linesOf(report).join("\n")}\n`);
  return agrees ? 0 : 1;
}

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
