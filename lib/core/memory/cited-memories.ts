const citationPattern = /\[(mem_[0-9A-Za-z]+(?:\s*,\s*mem_[0-9A-Za-z]+)*)\]/g;

/** The memories that an answer names as its sources, such as `[mem_ab12cd34ef]` or `[mem_a1, mem_b2]`; each once. */
export function citedMemories(text: string): readonly string[] {
  const ids = [...text.matchAll(citationPattern)].flatMap((match) => (match[1] ?? "").split(","));
  return [...new Set(ids.map((id) => id.trim()))];
}
