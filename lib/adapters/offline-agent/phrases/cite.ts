import type { MemoryReading } from "../extract-facts/read-memory";

/** "You live in Oslo" → "You live in Oslo [mem_1]": the id stands right after the words it supports. */
export function cited(words: string, memoryId: string): string {
  return `${words.replace(/[\s.]+$/u, "").replace(/\bcan not\b/gu, "can't")} [${memoryId}]`;
}

/** A memory told to the person, with its id. */
export function citedReading({ memory, addressed }: MemoryReading): string {
  return cited(addressed, memory.memoryId);
}

/** "a", "a and b", "a, b and c". */
export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** The first word in small letters, unless it is a name. */
export function midSentence(words: string): string {
  return words.replace(/^(?:You|Your|The|A|An|It|This|That|These|There|One|In|On|At)\b/u, (word) =>
    word.toLowerCase(),
  );
}
