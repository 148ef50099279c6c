import { z } from "zod";
import { changedWords } from "../text/changed-words";
import { counted, grouped, quoted } from "../text/phrases";
import { defineEvent, defineOperation } from "./define-event";
import { metadataIn, originSchema, sourceSchema } from "./memory";
import { memoryTypes } from "./operations";
import { eventId, goesWithMemory, id, name, words } from "./words";

/** Longest text of a change that still reads at a glance, in characters. */
const shortChange = 44;

const ourTypes: ReadonlySet<string> = new Set(memoryTypes);

/** What a memory is about: one of our words, or one that came with a log of elsewhere. */
const memoryTypeSchema = goesWithMemory(words("memory", { isOurs: (text) => ourTypes.has(text) }));

/** The text and the metadata of the memory that the object names: they go with it. */
const contentSchema = goesWithMemory(words("memory"));
const ownMetadataSchema = goesWithMemory(metadataIn("memory"));
const ownSourceSchema = goesWithMemory(sourceSchema.nullable());

/**
 * One memory as a retrieval saw it. `meaning` is cosine similarity, `words` the idf-weighted share of query words found, `time` how well
 * it fits the time asked for (absent where the query names none), `at` when this version was said.
 */
export const scoredMemorySchema = z.object({
  memoryId: id(),
  version: z.int(),
  content: contentSchema,
  memoryType: memoryTypeSchema,
  metadata: ownMetadataSchema,
  score: z.number(),
  meaning: z.number().nullable(),
  words: z.number(),
  /** The words by BM25, and 1 where it has the names asked about; absent in events from before they counted. */
  bm25: z.number().optional(),
  named: z.number().optional(),
  /** Of a hit: its share of the tokens of the item that it entered in. */
  tokens: z.int().min(0).optional(),
  time: z.number().optional(),
  at: z.iso.datetime().optional(),
});
export type ScoredMemory = z.infer<typeof scoredMemorySchema>;

/** A time in a query: its words, the interval (ISO, half open, null where open), and the memory of the event that it is anchored on. */
const queryTimeSchema = z.object({
  words: words("events"),
  from: name().nullable(),
  to: name().nullable(),
  anchorMemoryId: id().optional(),
});

const undoFields = {
  /** The event that this one takes back. */
  undoes: eventId().optional(),
  /** The proposal that the person accepted. */
  proposalId: id().optional(),
};

/** A version of a memory as ADD and UPDATE write it, apart from its number. */
const writtenFields = {
  memoryId: id(),
  content: contentSchema,
  memoryType: memoryTypeSchema,
  metadata: ownMetadataSchema,
  origin: originSchema,
  source: ownSourceSchema,
};

/** Why a change waits for the person instead of being done. */
export const proposalReasonSchema = z.enum([
  "policy-ask",
  "policy-shadow",
  "pasted-text",
  "imported-text",
  "echo",
  "many-changes",
  "instruction",
  "secret",
  "recalled-text",
  "unknown-id",
]);
export type ProposalReason = z.infer<typeof proposalReasonSchema>;

/** Changes of long-term memory, retrievals, and changes that wait for the person. */
export const memoryEvents = [
  defineOperation("memory-added", {
    fields: {
      ...undoFields,
      operation: z.literal("ADD"),
      version: z.literal(1),
      ...writtenFields,
    },
    family: "memory",
    hasRows: false,
    touches: ({ memoryId, source }) => ({ memories: [memoryId], items: saidIn(source) }),
    tokens: () => 0,
    says: ({ content }) => `ADD stored ${quoted(content)}`,
    line: ({ content }) => content,
    targets: ({ memoryId }) => [memoryId],
    texts: ({ content }) => [content],
    affects: () => 1,
    facts: recordFacts,
    content: recordContent,
  }),
  defineOperation("memory-updated", {
    fields: {
      ...undoFields,
      operation: z.literal("UPDATE"),
      version: z.int().min(2),
      previousContent: contentSchema,
      ...writtenFields,
    },
    family: "memory",
    hasRows: false,
    touches: ({ memoryId, source }) => ({ memories: [memoryId], items: saidIn(source) }),
    tokens: () => 0,
    says: ({ previousContent, content }) => `UPDATE changed ${quoted(previousContent)} to ${quoted(content)}`,
    line({ previousContent, content }) {
      const { before, after } = changedWords(previousContent, content);
      const isShort = before !== "" && after !== "" && before.length + after.length <= shortChange;
      return isShort ? `${before} → ${after}` : content;
    },
    targets: ({ memoryId }) => [memoryId],
    texts: ({ previousContent, content }) => [previousContent, content],
    affects: () => 1,
    facts: recordFacts,
    content: recordContent,
  }),
  defineOperation("memory-deleted", {
    fields: {
      ...undoFields,
      operation: z.literal("DELETE"),
      memoryId: id(),
      /** The version that was current until now. */
      version: z.int().positive(),
      content: contentSchema,
    },
    family: "memory",
    hasRows: false,
    touches: ({ memoryId }) => ({ memories: [memoryId] }),
    tokens: () => 0,
    says: ({ content }) => `DELETE forgot ${quoted(content)}`,
    line: ({ content }) => content,
    targets: ({ memoryId }) => [memoryId],
    texts: ({ content }) => [content],
    affects: () => 1,
    facts: recordFacts,
    content: recordContent,
  }),
  defineOperation("memories-retrieved", {
    fields: {
      operation: z.literal("RETRIEVE"),
      query: words("events"),
      topK: z.int(),
      metadataFilter: metadataIn("events").nullable(),
      hits: z.array(scoredMemorySchema),
      /** Hits that are in the context already: named, not repeated. */
      alreadyInContext: z.array(scoredMemorySchema),
      nearMisses: z.array(
        scoredMemorySchema.extend({ reason: z.enum(["below-top-k", "below-floor", "below-cut"]) }),
      ),
      searchedMemories: z.int().min(0),
      embeddingModel: name().nullable(),
      /** The time that the query asks for, where it names one. */
      time: queryTimeSchema.optional(),
      /** Hits below this score are doubtful; absent in events from before it was measured. */
      certainFrom: z.number().optional(),
      /** Set where the app placed the hits before a turn: the score from which it places. */
      placedFrom: z.number().optional(),
      /** Memories below this score were left out as strangers; absent where none is. */
      cut: z.number().optional(),
    },
    family: "context",
    hasRows: true,
    touches: (event) => ({ memories: foundBy(event).map(({ memoryId }) => memoryId) }),
    tokens: () => 0,
    says: (event) =>
      event.placedFrom === undefined
        ? `RETRIEVE found ${counted(foundBy(event).length, "memory", "memories")} for ${quoted(event.query)}`
        : `the app placed ${counted(event.hits.length, "memory", "memories")} for ${quoted(event.query)}`,
    line: (event) =>
      event.placedFrom === undefined
        ? `${event.query} · ${grouped(foundBy(event).length)} found`
        : `placed before the answer: ${grouped(event.hits.length)} · ${event.query}`,
    targets: ({ hits }) => hits.map(({ memoryId }) => memoryId),
    texts: ({ query, hits }) => [query, ...hits.map(({ content }) => content)],
    affects: (event) => foundBy(event).length,
    facts: (event) => ({
      "gen_ai.memory.record.count": foundBy(event).length,
      "agemem.retrieve.top_k": event.topK,
      "agemem.retrieve.searched": event.searchedMemories,
      "agemem.retrieve.near_misses": event.nearMisses.length,
    }),
    content: (event) => ({
      "gen_ai.memory.query.text": event.query,
      ...recordsText(
        foundBy(event).map(({ memoryId, content, score }) => ({ id: memoryId, content, score })),
      ),
    }),
  }),
  /** A deleted memory is back, or an older version is current again: always a new version. */
  defineEvent("memory-restored", {
    fields: {
      ...undoFields,
      version: z.int().min(2),
      ...writtenFields,
    },
    family: "memory",
    hasRows: false,
    isAct: true,
    word: "Back",
    touches: ({ memoryId, source }) => ({ memories: [memoryId], items: saidIn(source) }),
    tokens: () => 0,
    says: ({ content }) => `a memory is back: ${quoted(content)}`,
    line: ({ content }) => content,
    sentence: null,
    announces: null,
    trace: { name: () => "upsert_memory", facts: recordFacts, content: recordContent },
  }),
  /** Text, versions and embeddings of a memory are gone for good; the numbers are the receipt. */
  defineEvent("memory-purged", {
    fields: {
      memoryId: id(),
      /** The last version that existed. */
      version: z.int().positive(),
      versionsRemoved: z.int().min(0),
      embeddingsRemoved: z.int().min(0),
      eventsErased: z.int().min(0),
    },
    family: "memory",
    hasRows: true,
    isAct: true,
    word: "Purged",
    touches: ({ memoryId }) => ({ memories: [memoryId] }),
    tokens: () => 0,
    says: () => "a memory was removed for good",
    line: ({ memoryId, versionsRemoved }) =>
      `${memoryId}: ${counted(versionsRemoved, "version")} removed for good`,
    sentence: ({ versionsRemoved, embeddingsRemoved, eventsErased }) =>
      `${counted(versionsRemoved, "version")} and ${counted(embeddingsRemoved, "embedding")} were removed for good, and the text in ${counted(eventsErased, "event")}.`,
    announces: null,
    trace: {
      name: () => "delete_memory",
      facts: (event) => ({ ...recordFacts(event), "agemem.memory.purged": true }),
      content: () => ({}),
    },
  }),
  /** A change that was not done: it waits for the person (`ask`) or is only recorded (`shadow`). Never retrieved. */
  defineOperation("memory-proposed", {
    fields: {
      operation: z.enum(["ADD", "UPDATE", "DELETE"]),
      proposalId: id(),
      mode: z.enum(["ask", "shadow"]),
      reason: proposalReasonSchema,
      /** The memory to change, and the version the change builds on; null for ADD. */
      targetMemoryId: id().nullable(),
      baseVersion: z.int().positive().nullable(),
      previousContent: goesWithMemory(words("proposals").nullable()),
      /** The new text; null for DELETE. */
      content: goesWithMemory(words("proposals").nullable()),
      memoryType: goesWithMemory(words("proposals", { isOurs: (text) => ourTypes.has(text) })),
      metadata: goesWithMemory(metadataIn("proposals")),
      origin: originSchema,
      source: ownSourceSchema,
    },
    family: "proposal",
    hasRows: true,
    touches: ({ targetMemoryId, source }) => ({
      memories: targetMemoryId === null ? [] : [targetMemoryId],
      items: saidIn(source),
    }),
    tokens: () => 0,
    says: ({ operation, mode, content, previousContent }) =>
      `${operation} ${mode === "ask" ? "waits for the person" : "was only recorded"}: ${quoted(content ?? previousContent ?? "")}`,
    line: ({ mode, content, previousContent }) =>
      `${mode === "ask" ? "proposed" : "only recorded"}: ${content ?? previousContent ?? ""}`,
    targets: ({ targetMemoryId }) => (targetMemoryId === null ? [] : [targetMemoryId]),
    texts: ({ content }) => [content ?? ""],
    affects: () => 1,
    facts: ({ targetMemoryId, mode }) => ({
      ...(targetMemoryId !== null && { "gen_ai.memory.record.id": targetMemoryId }),
      "agemem.memory.proposal": mode,
    }),
    content: ({ targetMemoryId, content, previousContent }) =>
      recordsText([{ id: targetMemoryId, content: content ?? previousContent }]),
  }),
  defineEvent("proposal-decided", {
    fields: {
      proposalId: id(),
      decision: z.enum(["accepted", "declined"]),
      /** The memory event that carried it out; null when declined. */
      memoryEventId: eventId().nullable(),
    },
    family: "proposal",
    hasRows: true,
    isAct: true,
    word: "Decided",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ decision }) => `a proposed change was ${decision}`,
    line: ({ decision }) => `${decision} by you`,
    sentence: ({ decision }) => `You ${decision} the proposed change.`,
    announces: null,
    trace: null,
  }),
] as const;

function saidIn(source: { readonly itemId: string } | null): readonly string[] {
  return source ? [source.itemId] : [];
}

/** Every memory that a retrieval found, whether it entered the context or was there already. */
function foundBy({
  hits,
  alreadyInContext,
}: {
  readonly hits: readonly ScoredMemory[];
  readonly alreadyInContext: readonly ScoredMemory[];
}): readonly ScoredMemory[] {
  return [...hits, ...alreadyInContext];
}

function recordFacts({ memoryId, version }: { readonly memoryId: string; readonly version: number }) {
  return {
    "gen_ai.memory.record.id": memoryId,
    "gen_ai.memory.record.count": 1,
    "agemem.memory.version": version,
  };
}

function recordContent({ memoryId, content }: { readonly memoryId: string; readonly content: string }) {
  return recordsText([{ id: memoryId, content }]);
}

function recordsText(records: readonly object[]) {
  return { "gen_ai.memory.records": JSON.stringify(records) };
}
