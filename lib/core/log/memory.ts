import { z } from "zod";
import { id, type WordsPlace, words, wordsInside } from "./words";

/** Who acts: the person, the agent (the model by tool call), or the app itself. */
export const actorSchema = z.enum(["person", "agent", "app"]);
export type Actor = z.infer<typeof actorSchema>;

/** Where a memory's text came from. Set by the server, never by the model: an origin written by a model could be forged. */
export const originSchema = z.enum([
  "said-by-person",
  "edited-by-person",
  "inferred-by-agent",
  "from-pasted-text",
]);
export type Origin = z.infer<typeof originSchema>;

/** Metadata of a memory: flat and scalar, so that a filter is a plain equality. */
export const metadataSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type Metadata = z.infer<typeof metadataSchema>;

/** Metadata as an event carries it: names and values are words of the one who wrote them. */
export function metadataIn(place: WordsPlace): typeof metadataSchema {
  return wordsInside(metadataSchema.clone(), place);
}

/** The words of the message that a memory came from: offsets count UTF-16 units in the item's text. */
export const sourceSchema = z.object({
  itemId: id(),
  start: z.int().min(0),
  end: z.int().min(0),
  quote: words("messages"),
});
export type Source = z.infer<typeof sourceSchema>;

/** One state of a memory. `validFrom` and `validTo` are positions in the owner's stream of memory events. */
export interface MemoryVersion {
  readonly memoryId: string;
  readonly version: number;
  readonly content: string;
  readonly memoryType: string;
  readonly metadata: Metadata;
  readonly origin: Origin;
  readonly source: Source | null;
  readonly by: Actor;
  readonly at: string;
  readonly sessionId: string;
  readonly eventId: string;
  readonly validFrom: number;
  readonly validTo: number | null;
}

/** One long-term memory: its versions, oldest first. It is current while its last version has no end. */
export interface Memory {
  readonly memoryId: string;
  readonly versions: readonly MemoryVersion[];
}

/** The version that holds now, or null when the memory was deleted. */
export function currentVersion(memory: Memory): MemoryVersion | null {
  const last = memory.versions.at(-1);
  return last && last.validTo === null ? last : null;
}

/** The version that held at a position of the owner's memory stream, or null when there was none. */
export function versionAsOf(memory: Memory, position: number): MemoryVersion | null {
  return (
    memory.versions.find(
      (version) => version.validFrom <= position && (version.validTo === null || version.validTo > position),
    ) ?? null
  );
}

/** A memory named beside a new one: `contradicts` both can hardly hold, `resembles` it says much the same, `near` it is about the same things. */
export interface Neighbour {
  readonly memoryId: string;
  readonly version: number;
  readonly content: string;
  readonly relation: "contradicts" | "resembles" | "near";
}
