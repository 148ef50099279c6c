/** A stretch of an answer: plain text, or the citation of one memory. */
export type AnswerSegment =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "citation"; readonly memoryId: string };

const citationPattern = /\[(mem_[0-9A-Za-z]+(?:\s*,\s*mem_[0-9A-Za-z]+)*)\]/g;

/** Splits text at citations such as `[mem_ab12cd34ef]` or `[mem_a1, mem_b2]`; everything else stays text, unchanged. */
export function splitCitations(text: string): readonly AnswerSegment[] {
  const segments: AnswerSegment[] = [];
  let end = 0;
  for (const match of text.matchAll(citationPattern)) {
    if (match.index > end) segments.push({ type: "text", text: text.slice(end, match.index) });
    for (const memoryId of (match[1] ?? "").split(","))
      segments.push({ type: "citation", memoryId: memoryId.trim() });
    end = match.index + match[0].length;
  }
  if (end < text.length) segments.push({ type: "text", text: text.slice(end) });
  return segments;
}

/** The text as a person would copy it: without citation marks. */
export function withoutCitations(text: string): string {
  return text.replace(/[ \t]*\[(mem_[0-9A-Za-z]+(?:\s*,\s*mem_[0-9A-Za-z]+)*)\]/g, "");
}
