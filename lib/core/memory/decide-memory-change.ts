import { currentVersion, type Memory, type MemoryVersion, type Metadata } from "../log/memory";
import { memoryContentMaxCharacters, type OperationInput } from "../log/operations";
import type { Rejection } from "../log/rejection";
import { err, ok, type Result } from "../result";
import { cleanText } from "../text/clean-text";
import { compareMemories } from "./compare-memories";

/** A current memory that resembles new text. */
export interface Resemblance {
  readonly memoryId: string;
  readonly content: string;
  /** Cosine similarity of the embeddings, or null when unknown. */
  readonly meaning: number | null;
  /** Shared share of word stems, 0 to 1. */
  readonly sharedWords: number;
}

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

/**
 * ADD: refused when empty, too long, said already, or when a memory says something that cannot hold beside it; the refusal names
 * the memory to UPDATE instead. Doubtful conflicts are stored: refusing one of two true facts would lose it.
 */
export function decideAdd(
  input: OperationInput<"ADD">,
  resembling: readonly Resemblance[],
): Result<Addition, Rejection> {
  const content = checkContent(input.content);
  if (!content.ok) return content;
  const refusal = refusalOf(content.value, resembling);
  if (refusal) return err(refusal);
  return ok({
    content: content.value,
    memoryType: input.memory_type ?? "general",
    metadata: input.metadata ?? {},
  });
}

function refusalOf(content: string, resembling: readonly Resemblance[]): Rejection | null {
  const compared = resembling.map((memory) => ({
    memory,
    comparison: compareMemories(content, memory.content, memory.meaning),
  }));
  const repeated = compared.find(({ comparison }) => comparison.relation.endsWith("duplicate"));
  if (repeated) {
    const { memoryId, content: known } = repeated.memory;
    return {
      code: "DUPLICATE_MEMORY",
      reason: `A memory says this already: ${memoryId} “${known}”. Update it if something changed.`,
      memoryId,
    };
  }
  const contradicted = compared.find(
    ({ comparison }) => comparison.relation === "contradiction" && comparison.isCertain,
  );
  if (!contradicted) return null;
  const { memoryId, content: known } = contradicted.memory;
  return {
    code: "CONTRADICTS_MEMORY",
    reason: `${contradicted.comparison.reason} Memory ${memoryId} says “${known}”: update it instead of adding a second one.`,
    memoryId,
  };
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

/** Nothing but spaces, joiners and control characters: nobody could read such a memory. */
function isInvisible(text: string): boolean {
  return /^[\p{Z}\p{C}]*$/u.test(text);
}

/** The text as it would be stored, or why it cannot be: empty, or longer than a fact. */
export function checkContent(raw: string): Result<string, Rejection> {
  const content = cleanText(raw)?.trim();
  if (!content || isInvisible(content)) return err({ code: "EMPTY_CONTENT", reason: "A memory needs text." });
  if (content.length <= memoryContentMaxCharacters) return ok(content);
  return err({
    code: "CONTENT_TOO_LONG",
    reason: `A memory holds one fact in at most ${memoryContentMaxCharacters} characters; this has ${content.length}. Split it.`,
  });
}

function unknownId(memoryId: string): Rejection {
  return {
    code: "UNKNOWN_ID",
    reason: `There is no memory with the id ${memoryId}. Retrieve first and use an id from the result.`,
  };
}
