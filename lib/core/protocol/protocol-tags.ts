/** The tags of the paper's text protocol (arXiv 2601.01885, App. A.1). */
export const protocolTags = [
  "<think>",
  "</think>",
  "<tool_call>",
  "</tool_call>",
  "<answer>",
  "</answer>",
] as const;

/** One of the six tags. */
export type ProtocolTag = (typeof protocolTags)[number];

/** The first of `tags` in the text from `from` on, or null. */
export function findTag(
  text: string,
  tags: readonly ProtocolTag[],
  from = 0,
): { readonly tag: ProtocolTag; readonly index: number } | null {
  for (let index = text.indexOf("<", from); index !== -1; index = text.indexOf("<", index + 1)) {
    const tag = tags.find((candidate) => text.startsWith(candidate, index));
    if (tag) return { tag, index };
  }
  return null;
}

/** How many characters at the end of the text may be the beginning of one of `tags`. */
export function lengthOfBegunTag(text: string, tags: readonly ProtocolTag[]): number {
  const index = text.lastIndexOf("<");
  if (index === -1) return 0;
  const tail = text.slice(index);
  return tags.some((tag) => tag.length > tail.length && tag.startsWith(tail)) ? tail.length : 0;
}
