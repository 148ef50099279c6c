import { isInstructionLike } from "@/lib/core/memory/instruction-like";
import type { ImportChoice } from "@/lib/core/memory/transfer/import-choice";
import { findRepeats, type ImportVerdict, type JudgedEntry } from "@/lib/core/memory/transfer/judge-entry";
import type { TransferEntry, TransferFile } from "@/lib/core/memory/transfer/transfer-entry";

/** What the person wants done with an entry. */
export type EntryWish = "skip" | "add" | "update";

/** An entry of the file with what importing it would mean. */
export interface PlannedEntry {
  readonly entry: TransferEntry;
  readonly judged: JudgedEntry;
  /** True for text that tells an assistant what to do instead of stating a fact. */
  readonly isInstruction: boolean;
  /** False for what is there already, word for word. */
  readonly canBeAdded: boolean;
}

/** What is listed together in the preview. */
export type PlanGroup = ImportVerdict | "left-out";

/** Joins the file with its dry run. A line that repeats an earlier line of the file is a duplicate of that line. */
export function planImport(file: TransferFile, judged: readonly JudgedEntry[]): readonly PlannedEntry[] {
  const byLine = new Map(judged.map((one) => [one.line, one]));
  const repeats = findRepeats(file.entries);
  return file.entries.map((entry) => {
    const earlier = repeats.get(entry.line);
    const fresh: JudgedEntry = { line: entry.line, verdict: "new", reason: "", against: null };
    const verdict: JudgedEntry =
      earlier === undefined
        ? (byLine.get(entry.line) ?? fresh)
        : { ...fresh, verdict: "duplicate", reason: `Number ${earlier} of the file says the same.` };
    return {
      entry,
      judged: verdict,
      isInstruction: isInstructionLike(entry.content),
      canBeAdded: verdict.verdict !== "duplicate",
    };
  });
}

/** What is done unless the person says otherwise: what is new comes in, everything else is left. */
export function defaultWish({ judged }: PlannedEntry): EntryWish {
  return judged.verdict === "new" ? "add" : "skip";
}

/** The choices for the server: what is skipped is not sent. */
export function choicesOf(
  plan: readonly PlannedEntry[],
  wishes: ReadonlyMap<number, EntryWish>,
): readonly ImportChoice[] {
  return plan.flatMap((planned) => {
    const wish = wishes.get(planned.entry.line) ?? defaultWish(planned);
    const { against } = planned.judged;
    if (wish === "skip" || !planned.canBeAdded) return [];
    const target =
      wish === "update" && against ? { memoryId: against.memoryId, version: against.version } : null;
    return [{ entry: planned.entry, choice: target ? ("update" as const) : ("add" as const), target }];
  });
}

/** How many entries of each verdict a plan has. */
export function countVerdicts(plan: readonly PlannedEntry[]): Readonly<Record<ImportVerdict, number>> {
  const count = (verdict: ImportVerdict) => plan.filter(({ judged }) => judged.verdict === verdict).length;
  return {
    new: count("new"),
    duplicate: count("duplicate"),
    "near-duplicate": count("near-duplicate"),
    conflict: count("conflict"),
  };
}
