import { err, ok, type Result } from "../result";
import type { Rejection } from "../session/rejection";
import { cleanText, normalizeForComparison } from "../text/clean-text";
import { currentVersion, type Memory, type MemoryVersion, type Metadata } from "./memory";
import { memoryContentMaxCharacters, type OperationInput } from "./operations";

/** A current memory that resembles new text. */
export interface Resemblance {
  readonly memoryId: string;
  readonly content: string;
  /** Cosine similarity of the embeddings, or null when unknown. */
  readonly meaning: number | null;
  /** Shared share of word stems, 0 to 1. */
  readonly sharedWords: number;
}

/** Both must hold for a near duplicate: alike in meaning alone would confuse "lives in Bergen" with "lives in Oslo". */
export const nearDuplicateMeaning = 0.85;
export const nearDuplicateSharedWords = 0.8;

/** What ADD writes. */
export interface Addition {
  readonly content: string;
  readonly memoryType: string;
  readonly metadata: Metadata;
}

/** What UPDATE writes: the full next state, with metadata merged over the old. */
export interface Change extends Addition {
  readonly previous: MemoryVersion;
}

/** ADD: refused when empty, too long, or said already; the refusal names the memory to UPDATE instead. */
export function decideAdd(
  input: OperationInput<"ADD">,
  resembling: readonly Resemblance[],
): Result<Addition, Rejection> {
  const content = checkContent(input.content);
  if (!content.ok) return content;
  const duplicate = resembling.find((memory) => isDuplicate(content.value, memory));
  if (duplicate) {
    return err({
      code: "DUPLICATE_MEMORY",
      reason: `A memory says this already: ${duplicate.memoryId} “${duplicate.content}”. Update it if something changed.`,
      memoryId: duplicate.memoryId,
    });
  }
  return ok({
    content: content.value,
    memoryType: input.memory_type ?? "general",
    metadata: input.metadata ?? {},
  });
}

/** UPDATE: refused for an unknown id and when nothing would change. A foreign id reads exactly like an unknown one. */
export function decideUpdate(
  input: OperationInput<"UPDATE">,
  existing: Memory | null,
): Result<Change, Rejection> {
  const content = checkContent(input.content);
  if (!content.ok) return content;
  const previous = existing ? currentVersion(existing) : null;
  if (!previous) return err(unknownId(input.memory_id));
  const metadata = { ...previous.metadata, ...input.metadata };
  const sameMetadata = Object.entries(metadata).every(([key, value]) => previous.metadata[key] === value);
  if (content.value === previous.content && sameMetadata) {
    return err({
      code: "UNCHANGED",
      reason: `${previous.memoryId} says exactly this already.`,
      memoryId: previous.memoryId,
    });
  }
  return ok({ content: content.value, memoryType: previous.memoryType, metadata, previous });
}

/** DELETE: needs `confirmation: true` and a memory that is there. */
export function decideDelete(
  input: OperationInput<"DELETE">,
  existing: Memory | null,
): Result<MemoryVersion, Rejection> {
  if (!input.confirmation) {
    return err({ code: "NOT_CONFIRMED", reason: "Nothing was deleted: confirmation must be true." });
  }
  const current = existing ? currentVersion(existing) : null;
  return current ? ok(current) : err(unknownId(input.memory_id));
}

function checkContent(raw: string): Result<string, Rejection> {
  const content = cleanText(raw)?.trim();
  if (!content) return err({ code: "EMPTY_CONTENT", reason: "A memory needs text." });
  if (content.length <= memoryContentMaxCharacters) return ok(content);
  return err({
    code: "CONTENT_TOO_LONG",
    reason: `A memory holds one fact in at most ${memoryContentMaxCharacters} characters; this has ${content.length}. Split it.`,
  });
}

function isDuplicate(content: string, memory: Resemblance): boolean {
  if (normalizeForComparison(content) === normalizeForComparison(memory.content)) return true;
  if (numbersIn(content) !== numbersIn(memory.content)) return false;
  return (memory.meaning ?? 0) >= nearDuplicateMeaning && memory.sharedWords >= nearDuplicateSharedWords;
}

function numbersIn(text: string): string {
  return (text.match(/\d+/g) ?? []).join(" ");
}

function unknownId(memoryId: string): Rejection {
  return {
    code: "UNKNOWN_ID",
    reason: `There is no memory with the id ${memoryId}. Retrieve first and use an id from the result.`,
  };
}
