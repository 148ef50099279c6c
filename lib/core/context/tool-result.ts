import type { Neighbour, Origin } from "../log/memory";
import type { ScoredMemory } from "../log/memory-events";
import type { Rejection } from "../log/rejection";
import { shortenedTo } from "../text/shorten";
import { nextAfterRefusal, nextSteps } from "./next-step";

/** Where memories come from, by their ids; times are ISO. */
export type MemorySources = ReadonlyMap<string, MemorySource>;

/** Where one memory comes from. */
interface MemorySource {
  readonly quote: string | null;
  readonly at: string;
  readonly origin?: Origin;
}

/** Where a memory comes from that the person neither said nor wrote, as the model reads it. */
export const originWords: Partial<Record<Origin, string>> = {
  "from-pasted-text": "pasted or imported text, not the person's words",
  "inferred-by-agent": "inferred by the agent",
};

/** What a model may know of how hits were found. */
export interface RetrievalGrounds {
  readonly sources?: MemorySources;
  /** The score below which a hit is doubtful; null where nobody measured that. */
  readonly certainFrom?: number | null;
  /** The embedding model does not read the question, or does not answer: then words alone decided. */
  readonly byWordsAlone?: boolean;
}

/** What a FILTER did. */
export interface Filtered {
  readonly items: number;
  readonly tokensFreed: number;
  /** Beginnings of what may be meant and was left. */
  readonly doubtful?: readonly string[];
  /** The embedding model does not read the criteria. */
  readonly byWordsAlone?: boolean;
}

/** A quote is for recognizing the message, not for reading it again, in characters. */
const longestQuote = 160;

/**
 * What the model reads after each operation: JSON, so that stored text is always inside a string and can never pass for
 * an instruction of the app.
 */
export const toolResult = {
  /** With the memories that resemble it, so that the model can UPDATE one of them instead of keeping two. */
  added: (memoryId: string, content: string, neighbours: readonly Neighbour[] = []) =>
    JSON.stringify({
      added: { memory_id: memoryId, content },
      ...(neighbours.length === 0
        ? {}
        : {
            neighbours: neighbours.map((known) => ({
              memory_id: known.memoryId,
              version: known.version,
              content: known.content,
              relation: known.relation,
            })),
          }),
      next: neighbours.length === 0 ? nextSteps.done : nextSteps.neighbours,
    }),
  updated: (memoryId: string, content: string, previousContent: string, version: number) =>
    JSON.stringify({
      updated: { memory_id: memoryId, content, previous_content: previousContent, version },
      next: nextSteps.done,
    }),
  deleted: (memoryId: string, content: string) =>
    JSON.stringify({ deleted: { memory_id: memoryId, content }, next: nextSteps.done }),
  /** With the words of the message that each memory came from and when they were said, so that a model can quote and date it, and
   * with its origin where that is not the person. `doubtful` marks hits that score below what answers usually score; one found by words
   * alone has no such score. */
  retrieved: (
    hits: readonly ScoredMemory[],
    alreadyInContext: readonly ScoredMemory[],
    { sources = new Map(), certainFrom = null, byWordsAlone = false }: RetrievalGrounds = {},
  ) =>
    JSON.stringify({
      retrieved: hits.map(({ memoryId, content, memoryType, metadata, score, meaning }) => ({
        memory_id: memoryId,
        content,
        memory_type: memoryType,
        metadata,
        score: Math.round(score * 100) / 100,
        ...(certainFrom !== null && meaning !== null && score < certainFrom ? { doubtful: true } : {}),
        ...sourceOf(sources.get(memoryId)),
      })),
      ...(alreadyInContext.length === 0
        ? {}
        : { already_in_context: alreadyInContext.map(({ memoryId }) => ({ memory_id: memoryId })) }),
      ...(byWordsAlone ? { searched_by: "words" } : {}),
      next: hits.length + alreadyInContext.length > 0 ? nextSteps.found : nextSteps.nothingFound,
    }),
  /** What the app placed before a turn: what each memory is called and says. Short, because it is there every turn. */
  placed: (hits: readonly ScoredMemory[], sources: MemorySources = new Map()) =>
    JSON.stringify({
      retrieved: hits.map(({ memoryId, content }) => ({
        memory_id: memoryId,
        content,
        ...originOf(sources.get(memoryId)),
      })),
    }),
  waiting: (proposal: {
    proposalId: string;
    operation: string;
    memoryId: string | null;
    content: string | null;
    why: string;
  }) =>
    JSON.stringify({
      waiting: {
        proposal_id: proposal.proposalId,
        operation: proposal.operation,
        ...(proposal.memoryId === null ? {} : { memory_id: proposal.memoryId }),
        ...(proposal.content === null ? {} : { content: proposal.content }),
        reason: `Not done: ${proposal.why} Do not ask for it again; carry on without it.`,
      },
    }),
  summarized: (items: number, tokensBefore: number, tokensAfter: number) =>
    JSON.stringify({
      summarized: { items, tokens_before: tokensBefore, tokens_after: tokensAfter },
      next: nextSteps.done,
    }),
  /** What was left on a doubt is shown: the one who asked may ask for it in its own words. */
  filtered: ({ items, tokensFreed, doubtful = [], byWordsAlone = false }: Filtered) =>
    JSON.stringify({
      filtered: { items, tokens_freed: tokensFreed },
      ...(doubtful.length === 0 ? {} : { doubtful: doubtful.map((text) => ({ content: text })) }),
      ...(byWordsAlone ? { compared_by: "words" } : {}),
      next: doubtful.length === 0 ? nextSteps.done : nextSteps.doubtful,
    }),
  rejected: ({ code, reason, memoryId, present, memories, next = nextAfterRefusal[code] }: Rejection) =>
    JSON.stringify({
      rejected: { code, reason, ...(memoryId === undefined ? {} : { memory_id: memoryId }), ...present },
      ...(memories === undefined
        ? {}
        : { memories: memories.map((one) => ({ memory_id: one.memoryId, content: one.content })) }),
      ...(next === undefined ? {} : { next }),
    }),
  /** The same result, naming the arguments that could not be used. */
  withLeftOut: (result: string, leftOut: readonly string[]) =>
    JSON.stringify({ ...JSON.parse(result), left_out: leftOut.join(" ") }),
} as const;

function sourceOf(source: MemorySource | undefined) {
  if (!source) return {};
  const { quote, at } = source;
  const said = quote && shortenedTo(quote, longestQuote);
  return { ...(said ? { said } : {}), said_at: `${at.slice(0, 16)}Z`, ...originOf(source) };
}

function originOf(source: MemorySource | undefined) {
  const from = source?.origin && originWords[source.origin];
  return from ? { origin: from } : {};
}
