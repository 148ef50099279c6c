import { checkRecord, type Finding } from "@/lib/core/replay/check-record";
import type { RecordKeeper } from "@/lib/ports/record-keeper";

/** What a look at everything found. */
export interface RecordReport {
  readonly owners: number;
  readonly sessions: number;
  readonly events: number;
  readonly memoryVersions: number;
  readonly findings: readonly (Finding & { readonly ownerId: string })[];
}

/** Checks the record of every owner: the log against its rules, and the derived tables against the log. Reads only. */
export async function checkRecords(
  keeper: RecordKeeper,
  onOwner: (progress: { readonly done: number; readonly total: number }) => void = () => {},
): Promise<RecordReport> {
  const owners = await keeper.listOwners();
  const report = { owners: owners.length, sessions: 0, events: 0, memoryVersions: 0 };
  const findings: (Finding & { readonly ownerId: string })[] = [];
  for (const [index, ownerId] of owners.entries()) {
    const record = await keeper.readOwner({ ownerId });
    report.sessions += record.sessions.length;
    report.events += record.sessions.reduce((sum, { events }) => sum + events.length, 0);
    report.memoryVersions += record.versions.length;
    findings.push(...checkRecord(record).map((finding) => ({ ...finding, ownerId })));
    onOwner({ done: index + 1, total: owners.length });
  }
  return { ...report, findings };
}
