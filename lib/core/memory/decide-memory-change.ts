import {
  currentVersion,
  type Memory,
  type MemoryVersion,
  type Metadata,
  type Neighbour,
} from "../log/memory";
import { memoryContentMaxCharacters, type OperationInput } from "../log/operations";
import type { Rejection } from "../log/rejection";
import { err, ok, type Result } from "../result";
import { cleanText } from "../text/clean-text";
import { compareMemories } from "./compare-memories";
import { isSameMemory } from "./same-claim";

/** A current memory that resembles new text. */
export interface Resemblance {
  readonly memoryId: string;
  readonly version: number;
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

/** At most so many neighbours are named, the most telling first. */
const mostNeighbours = 3;

/** From here on a memory is near: so much of both texts' words is shared, or they are so alike in meaning. */
const near = { sharedWords: 0.3, meaning: 0.75 } as const;

/**
 * ADD: refused when empty, too long, or when a memory is the same (`isSameMemory`); the refusal names it. Everything else is stored: a fact that is
 * refused wrongly is lost. The memories nearest to it are named, so that the one who asked can UPDATE one of them.
 */
export function decideAdd(
  input: OperationInput<"ADD">,
  resembling: readonly Resemblance[],
): Result<Addition & { readonly neighbours: readonly Neighbour[] }, Rejection> {
  const content = checkContent(input.content);
  if (!content.ok) return content;
  const same = resembling.find((known) => isSameMemory(content.value, known.content));
  if (same) {
    const { memoryId, content: known } = same;
    return err({
      code: "DUPLICATE_MEMORY",
      reason: `A memory says this already: ${memoryId} “${known}”. Update it if something changed.`,
      memoryId,
    });
  }
  return ok({
    content: content.value,
    memoryType: input.memory_type ?? "general",
    metadata: input.metadata ?? {},
    neighbours: neighboursOf(content.value, resembling),
  });
}

const telling = ["contradicts", "resembles", "near"] as const;

function neighboursOf(content: string, resembling: readonly Resemblance[]): readonly Neighbour[] {
  const named = resembling.flatMap((known) => {
    const relation = relationTo(content, known);
    const { memoryId, version, content: text } = known;
    return relation ? [{ memoryId, version, content: text, relation }] : [];
  });
  return named
    .sort((left, right) => telling.indexOf(left.relation) - telling.indexOf(right.relation))
    .slice(0, mostNeighbours);
}

function relationTo(content: string, known: Resemblance): Neighbour["relation"] | null {
  const { relation } = compareMemories(content, known.content, known.meaning);
  if (relation === "contradiction") return "contradicts";
  if (relation === "near-duplicate") return "resembles";
  return known.sharedWords >= near.sharedWords || (known.meaning ?? 0) >= near.meaning ? "near" : null;
}

/** The version that the change was asked for; null when the one who asks never saw one. */
export type ShownVersion = number | null;

/** UPDATE: refused for an unknown id, when another version holds than the one that was shown, and when nothing would change. A foreign id reads exactly like an unknown one. */
export function decideUpdate(
  input: OperationInput<"UPDATE">,
  existing: Memory | null,
  shown: ShownVersion = null,
): Result<Change, Rejection> {
  const content = checkContent(input.content);
  if (!content.ok) return content;
  const previous = existing ? currentVersion(existing) : null;
  if (!previous) return err(unknownId(input.memory_id));
  const changed = changedMeanwhile(previous, shown);
  if (changed) return err(changed);
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

/** DELETE: needs `confirmation: true`, and a memory that is there in the version that was shown. */
export function decideDelete(
  input: OperationInput<"DELETE">,
  existing: Memory | null,
  shown: ShownVersion = null,
): Result<MemoryVersion, Rejection> {
  if (!input.confirmation) {
    return err({ code: "NOT_CONFIRMED", reason: "Nothing was deleted: confirmation must be true." });
  }
  const current = existing ? currentVersion(existing) : null;
  if (!current) return err(existing ? deletedAlready(input.memory_id) : unknownId(input.memory_id));
  const changed = changedMeanwhile(current, shown);
  return changed ? err(changed) : ok(current);
}

/** Nobody overwrites what they did not see: the refusal shows what the memory says now, so that the next call can build on it. */
function changedMeanwhile(
  { memoryId, version, content }: MemoryVersion,
  shown: ShownVersion,
): Rejection | null {
  if (shown === null || shown === version) return null;
  return {
    code: "CHANGED_MEANWHILE",
    reason: `${memoryId} has changed since you saw it; nothing was done. It says now: “${content}”. Decide on this text and repeat the change if it is still right.`,
    memoryId,
    present: { version, content },
  };
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

function deletedAlready(memoryId: string): Rejection {
  return {
    code: "UNKNOWN_ID",
    reason: `The memory ${memoryId} is deleted already.`,
    next: "Nothing is left to do. Tell the person that it is deleted.",
  };
}

function unknownId(memoryId: string): Rejection {
  return {
    code: "UNKNOWN_ID",
    reason: `There is no memory with the id ${memoryId}. Retrieve first and use an id from the result.`,
  };
}
