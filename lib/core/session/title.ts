/** Longest title of a session, in UTF-16 units. */
const titleMaxLength = 80;

/** What a session is called after its first message: its words on one line, cut with an ellipsis, never within a character. */
export function titleOf(message: string, maxLength = titleMaxLength): string {
  const line = message.trim().replace(/\s+/g, " ");
  if (line.length <= maxLength) return line;
  // Half of a surrogate pair is no character.
  const kept = line.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.trimEnd()}…`;
}
