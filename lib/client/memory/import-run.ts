import type { RequestOf, ResponseOf } from "@/lib/contract/contract";
import type { applyImportContract } from "@/lib/contract/memory/apply-import";
import type { compareImportContract } from "@/lib/contract/memory/compare-import";
import { entriesPerCall } from "@/lib/contract/memory/import-entry";
import type { ImportChoice, ImportOutcome } from "@/lib/core/memory/transfer/import-choice";
import type { JudgedEntry } from "@/lib/core/memory/transfer/judge-entry";
import type { TransferEntry } from "@/lib/core/memory/transfer/transfer-entry";
import { ReadError } from "../query/fetch-read";
import type { Action } from "../query/use-act";

/** Reads the dry run of a part of a file. Rejects with `ReadError`. */
export type CompareImport = (
  part: RequestOf<typeof compareImportContract>,
  signal: AbortSignal,
) => Promise<ResponseOf<typeof compareImportContract>>;

/** How far a long piece of work is, and the way to stop it between two calls. */
export interface Progress {
  readonly signal: AbortSignal;
  report(done: number, of: number): void;
}

/** What a run came to; `problem` says why it ended early, and what was done until then stays done. */
export interface RunResult<Value> {
  readonly value: Value;
  readonly problem: string | null;
}

/** The dry run of a whole file, part by part. Nothing is written. */
export async function compareEntries(
  compareImport: CompareImport,
  entries: readonly TransferEntry[],
  progress: Progress,
): Promise<RunResult<readonly JudgedEntry[]>> {
  const judged: JudgedEntry[] = [];
  const problem = await inParts(entries, progress, async (part) => {
    const compared = part.map(({ line, content }) => ({ line, content }));
    const result = await compareImport({ entries: compared }, progress.signal);
    judged.push(...result.judged);
    return null;
  });
  return { value: judged, problem };
}

/** Writes the chosen entries, part by part; stopping leaves what is written, which the import's own undo takes back. */
export async function writeImport(
  applyImport: Action<RequestOf<typeof applyImportContract>, ImportOutcome>,
  request: {
    readonly importId: string;
    readonly mode: "propose" | "write";
    readonly choices: readonly ImportChoice[];
  },
  progress: Progress,
): Promise<RunResult<ImportOutcome>> {
  let written = 0;
  let held = 0;
  const skipped: ImportOutcome["skipped"][number][] = [];
  const { importId, mode } = request;
  const problem = await inParts(request.choices, progress, async (choices) => {
    const result = await applyImport({ importId, mode, choices });
    if (!result.ok) return result.error.message;
    written += result.value.written;
    held += result.value.held;
    skipped.push(...result.value.skipped);
    return null;
  });
  return { value: { written, held, skipped }, problem };
}

async function inParts<Part>(
  all: readonly Part[],
  { signal, report }: Progress,
  work: (part: readonly Part[]) => Promise<string | null>,
): Promise<string | null> {
  report(0, all.length);
  for (let start = 0; start < all.length; start += entriesPerCall) {
    if (signal.aborted) return "Stopped.";
    const problem = await work(all.slice(start, start + entriesPerCall)).catch((error: unknown) => {
      if (signal.aborted) return "Stopped.";
      return error instanceof ReadError ? error.message : "The server cannot be reached.";
    });
    if (problem !== null) return problem;
    report(Math.min(start + entriesPerCall, all.length), all.length);
  }
  return null;
}
