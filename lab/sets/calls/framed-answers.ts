import type { AnswerCase } from "./call-case";

/** Pieces of one kind, and the sentences that stand around them. */
export interface Framed {
  readonly kind: string;
  readonly pieces: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Each piece with three frames, chosen in turn so that every sentence meets many pieces; equal texts once. */
export function framedAnswers({ kind, pieces, before, after }: Framed): readonly AnswerCase[] {
  const texts = pieces.flatMap((piece, index) =>
    [0, 1, 2].map((round) => {
      const opening = before[(index + round) % before.length] ?? "";
      const closing = after[(2 * index + round) % after.length] ?? "";
      return `${opening}${piece}${closing}`;
    }),
  );
  return [...new Set(texts)].map((text) => ({ kind, text }));
}

/** A block of code in Markdown. */
export function fenced(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
