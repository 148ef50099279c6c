import { z } from "zod";

/**
 * Where words of a person or a model are, as a purge asks about them. `memory` is the text of a memory itself: it goes with its
 * memory, whatever it says, and never because another memory is purged.
 */
export type WordsPlace = "messages" | "answers" | "summaries" | "proposals" | "events" | "memory";

/** Words of a person or a model: taken out of an export, erased by a purge, found by a search. */
export interface WordsMark {
  readonly holds: "words";
  readonly place: WordsPlace;
  /** Texts that are ours although the field is theirs, such as the name of one of our tools. */
  readonly isOurs?: (text: string) => boolean;
  /** Names of fields that are ours inside a whole value of theirs. */
  readonly isOurName?: (name: string) => boolean;
  /** JSON that `toolResult` wrote: words inside a frame of ours. */
  readonly isToolResult?: true;
  /** Readable by its provider alone, so that nobody can look for anything in it. */
  readonly isSealed?: true;
}

/**
 * What is not words: ids of anything, ids of events (another log gives these again), hashes, and names of models, codes and the like
 * that no person and no answer made up.
 */
export interface StructureMark {
  readonly holds: "id" | "event-id" | "hash" | "name";
}

/** What a string of an event holds, or a whole value in which every string holds the same. */
export type Mark = WordsMark | StructureMark;

/** What each schema of the catalogue holds. Every string has a mark; `words.test.ts` holds that. */
export const marks = z.registry<Mark>();

/**
 * Fields that go whole: with the memory that their object names (`memoryId` or `targetMemoryId`), whatever they say, or with anything
 * that is erased of their event, because nobody can look for anything in them.
 */
export const wholeFields = z.registry<{
  readonly goesWith: "memory" | "erasure";
  /** The words of the event in numbers: where a word is taken out, these leave too. */
  readonly encodesWords?: true;
}>();

/** A string of a person or a model. */
export function words(place: WordsPlace, more: Omit<WordsMark, "holds" | "place"> = {}): z.ZodString {
  return z.string().register(marks, { holds: "words", place, ...more });
}

/** Marks a whole value of a person or a model: every string, number and name of a field inside it is words. */
export function wordsInside<Schema extends z.ZodType>(
  schema: Schema,
  place: WordsPlace,
  more: Omit<WordsMark, "holds" | "place"> = {},
): Schema {
  marks.add(schema, { holds: "words", place, ...more });
  return schema;
}

/** Marks a field that goes with its memory. */
export function goesWithMemory<Schema extends z.ZodType>(schema: Schema): Schema {
  wholeFields.add(schema, { goesWith: "memory" });
  return schema;
}

/** Marks an optional field that goes when anything of its event is erased. */
export function goesWithErasure<Schema extends z.ZodOptional>(schema: Schema): Schema {
  wholeFields.add(schema, { goesWith: "erasure" });
  return schema;
}

/** Marks a field that has the event's words in numbers, such as token ids: it leaves with any of them, from the log and from an export. */
export function encodesWords<Schema extends z.ZodOptional>(schema: Schema): Schema {
  wholeFields.add(schema, { goesWith: "erasure", encodesWords: true });
  return schema;
}

/** The id of a session, a turn, an item, a memory, a call: the same in every copy of a log. */
export function id(): z.ZodString {
  return z.string().register(marks, { holds: "id" });
}

/** The id of an event. */
export function eventId(): z.ZodString {
  return z.string().register(marks, { holds: "event-id" });
}

/** A hash. */
export function hash(): z.ZodString {
  return z.string().register(marks, { holds: "hash" });
}

/** A name that the studio or a provider gave: of a model, a provider, a code, a place in time. */
export function name(): z.ZodString {
  return z.string().register(marks, { holds: "name" });
}
