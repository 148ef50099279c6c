import type { Metadata } from "../../log/memory";
import { shortenedTo } from "../../text/shorten";

/** The kinds of files that memories come from. */
export const transferFormats = [
  "json-lines",
  "markdown",
  "text",
  "mem0",
  "mem0-history",
  "chatgpt",
  "claude",
  "letta",
  "mcp",
  "langgraph",
  "json",
  "csv",
  "yaml",
] as const;
export type TransferFormat = (typeof transferFormats)[number];

/** One memory as a file holds it. It has no id of ours: ids in a file may be anybody's, so they address nothing here. */
export interface TransferEntry {
  /** Where it stands: the line of a text file, or the place among the parts of a JSON file; from 1, each once. */
  readonly line: number;
  readonly content: string;
  readonly memoryType: string;
  readonly metadata: Metadata;
  /** When the other store wrote it, as an ISO date; null where the file does not say. */
  readonly createdAt: string | null;
}

/** A part of a file that does not become a memory: where, why, and the beginning of what is there. */
export interface LeftOutPart {
  readonly line: number;
  readonly reason: string;
  readonly excerpt: string;
}

/** What a file holds. Every part of it is an entry, a part left out, or named in a note: nothing is dropped in silence. */
export interface TransferFile {
  readonly format: TransferFormat;
  readonly entries: readonly TransferEntry[];
  readonly leftOut: readonly LeftOutPart[];
  /** Memories beyond the most that are looked at, counted only. */
  readonly beyond: number;
  /** Sentences about the whole file: what was not taken over, and what to know before importing. */
  readonly notes: readonly string[];
}

/** Why nothing of a file can be used, as a sentence for a person. */
export interface TransferProblem {
  readonly problem: string;
}

/** More entries than this at once are no longer something a person looks through. */
export const mostEntries = 20_000;

/** The beginning of a text, for a list. */
export function excerptOf(text: string): string {
  return shortenedTo(text.slice(0, 1_000).trim().replace(/\s+/g, " ").toWellFormed(), 120);
}
