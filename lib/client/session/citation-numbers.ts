import { createContext } from "react";
import { splitCitations } from "./citations";

/** Numbers the memories that a text cites, in the order of their first mention. */
export function citationNumbersOf(text: string): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const segment of splitCitations(text)) {
    if (segment.type === "citation" && !numbers.has(segment.memoryId))
      numbers.set(segment.memoryId, numbers.size + 1);
  }
  return numbers;
}

/** The numbers of the answer that a citation is in: the Markdown renderer passes nothing else down. */
export const CitationNumbers = createContext<ReadonlyMap<string, number>>(new Map());
