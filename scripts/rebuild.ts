// Makes memory_version, memory_use and proposal again from the log. Started by rebuild.mjs.
import process from "node:process";
import { type RebuiltOwner, rebuildTables } from "@/lib/use-cases/record/rebuild-tables";
import { findingLine, printLine, runOnRecord } from "./record/run-on-record";

const usage = `Usage: npm run rebuild [-- --json]
  Makes the tables beside the log again from the log: one owner after the other, each in one transaction. When it is stopped, the owner it
  was at keeps the tables from before; run it again to finish.
  Exit code 0: done; 1: the log of an owner is not what was written, and its tables were left alone; 2: the database could not be opened.
  --json   prints one JSON object per owner, then the outcome`;

process.exitCode = await runOnRecord(usage, async (keeper, json) => {
  const owners = await rebuildTables(keeper, (rebuilt, progress) => {
    if (json) printLine({ type: "owner", ...rebuilt, ...progress });
    else process.stdout.write(`${progress.done} of ${progress.total}  ${lineOf(rebuilt)}\n`);
  });
  const refused = owners.filter(({ outcome }) => outcome === "refused").length;
  if (json) printLine({ type: "outcome", owners: owners.length, refused });
  return refused === 0 ? 0 : 1;
});

function lineOf(rebuilt: RebuiltOwner): string {
  const { ownerId } = rebuilt;
  if (rebuilt.outcome === "refused")
    return `${ownerId}: left as it was, because its log is not what was written. ${findingLine(ownerId, rebuilt.finding)}`;
  const { versions, uses, proposals } = rebuilt;
  return `${ownerId}: versions of memories: ${versions}, uses: ${uses}, proposals: ${proposals}`;
}
