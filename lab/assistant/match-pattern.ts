/** True when a text holds what a pattern such as `live|based + Oslo` asks for: one of the first and the second, in any case. */
export function matches(text: string, pattern: string): boolean {
  const lower = text.toLowerCase();
  return pattern
    .split(" + ")
    .every((part) => part.split("|").some((words) => lower.includes(words.toLowerCase())));
}

/** True when a text holds what at least one of the patterns asks for. */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matches(text, pattern));
}
