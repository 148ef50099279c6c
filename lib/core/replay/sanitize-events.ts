import { mapWords, withoutEncodedWords } from "../log/event-strings";
import type { SessionEvent } from "../log/events";
import { coverSecrets } from "../text/secrets";

/** What is taken out of a log before it leaves: nothing, what looks like a secret, or every word of a person or a model. */
export const sanitizeLevels = ["nothing", "secrets", "texts"] as const;
export type SanitizeLevel = (typeof sanitizeLevels)[number];

/** Events that can be handed on, and what was taken out of them. */
export interface SanitizedEvents {
  readonly events: readonly SessionEvent[];
  readonly secrets: number;
  /** The first event whose text is another now; null when every text stayed. Steps behind it cannot be verified any more. */
  readonly alteredFrom: number | null;
}

/** Takes secrets or all texts out of a log; `known` are secrets that were found by other means. Lengths, ids, times and token counts stay, so it still folds and can be watched. */
export function sanitizeEvents(
  events: readonly SessionEvent[],
  level: SanitizeLevel,
  known: readonly string[] = [],
): SanitizedEvents {
  let secrets = 0;
  let alteredFrom: number | null = null;
  const replace = (text: string): string => {
    if (level === "texts") return withheld(text.length);
    const covered = coverSecrets(text, known);
    secrets += covered.found;
    return covered.text;
  };
  if (level === "nothing") return { events, secrets, alteredFrom };
  const sanitized = events.map((event) => {
    const replaced = mapWords(event, replace);
    const changed = replaced === event ? event : withoutEncodedWords(replaced);
    if (alteredFrom === null && changed !== event) alteredFrom = event.sequence;
    return changed;
  });
  return { events: sanitized, secrets, alteredFrom };
}

/** A text with the same taken out of it. */
export function sanitizeText(text: string, level: SanitizeLevel, known: readonly string[] = []): string {
  if (level === "nothing") return text;
  return level === "texts" ? withheld(text.length) : coverSecrets(text, known).text;
}

const cycle = "text withheld · ";

/** A placeholder of exactly this many characters: it tells how long a text was and nothing else. */
function withheld(length: number): string {
  return cycle.repeat(Math.ceil(length / cycle.length)).slice(0, length);
}
