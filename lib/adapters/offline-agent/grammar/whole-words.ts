/**
 * Matches any of the alternatives as whole words. The `\b` of JavaScript knows ASCII only: it finds "ask" in "Askøy".
 */
export function wholeWords(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, "iu");
}
