import { type RawEntry, readEntry } from "./read-entry";
import {
  excerptOf,
  type LeftOutPart,
  mostEntries,
  type TransferEntry,
  type TransferFile,
  type TransferFormat,
} from "./transfer-entry";

/** Names that a note lists; the rest is counted. */
const namedAtMost = 12;

/** A memory as a reader found it; without a line it gets the next place. */
export type FoundMemory = Omit<RawEntry, "line"> & { readonly line?: number | undefined };

/** A part that does not become a memory, as a reader found it. */
export interface FoundRest {
  readonly reason: string;
  readonly text: string;
  readonly line?: number | undefined;
}

/** Takes down what a reader finds: memories, parts that are none, and what of a memory could not be kept. */
export interface PartCollector {
  add(part: FoundMemory | FoundRest): void;
  /** A field that some parts have and that is not taken over. */
  leaveField(name: string): void;
  /** Something about the whole file. */
  note(sentence: string): void;
  /** The name of whose memory it is over there. */
  person(name: unknown): void;
  /** How many parts were found so far. */
  readonly count: number;
  file(): TransferFile;
}

/** A part that does not become a memory, with the reason. */
export function leave(reason: string, text: string, line?: number): FoundRest {
  return { reason, text, line };
}

/** Collects the parts of one file. */
export function collectParts(format: TransferFormat): PartCollector {
  const entries: TransferEntry[] = [];
  const leftOut: LeftOutPart[] = [];
  const notes: string[] = [];
  const fields = new Map<string, number>();
  const losses = new Map<string, number>();
  const people = new Set<string>();
  let beyond = 0;
  const count = () => entries.length + leftOut.length + beyond;
  return {
    add(found) {
      const line = found.line ?? count() + 1;
      if ("reason" in found) {
        leftOut.push({ line, reason: found.reason, excerpt: excerptOf(found.text) });
        return;
      }
      // What is beyond every limit is counted and not looked at.
      if (entries.length > mostEntries) {
        beyond += 1;
        return;
      }
      const part = readEntry({ ...found, line }, (loss) => losses.set(loss, (losses.get(loss) ?? 0) + 1));
      if ("reason" in part) leftOut.push(part);
      else entries.push(part);
    },
    leaveField(name) {
      const shown = excerptOf(name);
      fields.set(shown, (fields.get(shown) ?? 0) + 1);
    },
    note(sentence) {
      notes.push(sentence);
    },
    person(name) {
      if ((typeof name === "string" && name !== "") || typeof name === "number")
        people.add(excerptOf(String(name)));
    },
    get count() {
      return count();
    },
    file() {
      return {
        format,
        entries,
        leftOut,
        beyond,
        notes: [...notes, ...ownerNotes(people), ...lossNotes(fields, losses)],
      };
    },
  };
}

function ownerNotes(people: ReadonlySet<string>): readonly string[] {
  return people.size > 1
    ? [
        `The file holds memories of ${people.size} people (${listNames([...people])}); all of them would become yours.`,
      ]
    : [];
}

function lossNotes(
  fields: ReadonlyMap<string, number>,
  losses: ReadonlyMap<string, number>,
): readonly string[] {
  const named = [...fields].map(([name, times]) => `${name} (${times.toLocaleString("en")})`);
  return [
    ...(named.length > 0 ? [`Fields not taken over, and how often: ${listNames(named)}.`] : []),
    ...[...losses].map(
      ([loss, times]) => `${loss} (${times.toLocaleString("en")} ${times === 1 ? "entry" : "entries"}).`,
    ),
  ];
}

/** Names in a row, so many as a person reads; the rest is counted. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, namedAtMost).join(", ");
  return names.length > namedAtMost ? `${shown} and ${names.length - namedAtMost} more` : shown;
}
