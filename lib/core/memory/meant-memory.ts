import { searchTerms } from "../text/search-terms";
import { compareMemories } from "./compare-memories";

/** A memory as the model was shown it. */
export interface ShownMemory {
  readonly memoryId: string;
  readonly content: string;
}

/**
 * The one memory that the person's words can mean, of those that were shown: it alone shares a word with them that the others do not have, or no
 * memory does and the new text contradicts it alone. Null on any doubt. Good enough to ask the person about, and never to act on.
 */
export function meantMemory(
  said: string,
  newText: string | null,
  shown: readonly ShownMemory[],
): ShownMemory | null {
  const words = new Set(searchTerms(said));
  const sharing = shown.filter(({ content, memoryId }) => {
    const others = new Set(
      shown.filter((other) => other.memoryId !== memoryId).flatMap((other) => searchTerms(other.content)),
    );
    return searchTerms(content).some((term) => words.has(term) && !others.has(term));
  });
  if (sharing.length > 0) return onlyOne(sharing);
  if (newText === null) return null;
  return onlyOne(
    shown.filter(({ content }) => compareMemories(newText, content, null).relation === "contradiction"),
  );
}

function onlyOne(memories: readonly ShownMemory[]): ShownMemory | null {
  const [first, second] = memories;
  return first && !second ? first : null;
}
