import type { EventType, SessionEvent } from "../log/events";
import { coverSecrets } from "./secrets";

/** What is taken out of a log before it leaves: nothing, what looks like a secret, or every text. */
export const sanitiseLevels = ["nothing", "secrets", "texts"] as const;
export type SanitiseLevel = (typeof sanitiseLevels)[number];

/** Events that can be handed on, and what was taken out of them. */
export interface SanitisedEvents {
  readonly events: readonly SessionEvent[];
  readonly secrets: number;
  /** The first event whose text is another now; null when every text stayed. Steps behind it cannot be verified any more. */
  readonly alteredFrom: number | null;
}

/** Takes secrets or all texts out of a log. Lengths, ids, times and token counts stay, so it still folds and can be watched. */
export function sanitiseEvents(events: readonly SessionEvent[], level: SanitiseLevel): SanitisedEvents {
  let secrets = 0;
  let alteredFrom: number | null = null;
  const replace = (text: string): string => {
    if (level === "texts") return withheld(text.length);
    const covered = coverSecrets(text);
    secrets += covered.found;
    return covered.text;
  };
  if (level === "nothing") return { events, secrets, alteredFrom };
  const sanitised = events.map((event) => {
    const changed = sanitiseFields(event, textFields(event.type), replace) as SessionEvent;
    if (alteredFrom === null && JSON.stringify(changed) !== JSON.stringify(event))
      alteredFrom = event.sequence;
    return changed;
  });
  return { events: sanitised, secrets, alteredFrom };
}

/** A title with the same taken out of it. */
export function sanitiseTitle(title: string, level: SanitiseLevel): string {
  if (level === "nothing") return title;
  return level === "texts" ? withheld(title.length) : coverSecrets(title).text;
}

const cycle = "text withheld · ";

/** A placeholder of exactly this many characters: it tells how long a text was and nothing else. */
function withheld(length: number): string {
  return cycle.repeat(Math.ceil(length / cycle.length)).slice(0, length);
}

/** Fields whose strings are texts of people or models, wherever they stand. Everything else is structure: ids, hashes, times, kinds. */
const alwaysText = new Set([
  "text",
  "content",
  "previousContent",
  "query",
  "criteria",
  "reasoning",
  "quote",
  "message",
  "sentence",
]);

/** Fields that hold whole values of people or models: every string inside is text. */
const alwaysDeep = new Set(["metadata", "metadataFilter", "input"]);

/** `reason` is a code in most events, and a sentence in these; the label of a branch is one, that of a model is its name. */
const moreText: Partial<Record<EventType, readonly string[]>> = {
  "operation-rejected": ["reason"],
  "turn-interrupted": ["reason"],
  "session-forked": ["label"],
};

function textFields(type: EventType): ReadonlySet<string> {
  const more = moreText[type];
  return more ? new Set([...alwaysText, ...more]) : alwaysText;
}

function sanitiseFields(
  value: unknown,
  fields: ReadonlySet<string>,
  replace: (text: string) => string,
): unknown {
  if (Array.isArray(value)) return value.map((entry) => sanitiseFields(entry, fields, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (alwaysDeep.has(key)) return [key, sanitiseDeep(inner, replace)];
      if (typeof inner === "string") return [key, fields.has(key) ? replace(inner) : inner];
      return [key, sanitiseFields(inner, fields, replace)];
    }),
  );
}

function sanitiseDeep(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((entry) => sanitiseDeep(entry, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sanitiseDeep(inner, replace)]));
}
