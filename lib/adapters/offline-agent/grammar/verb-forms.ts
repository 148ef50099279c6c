import nlp from "compromise";
import { hasTag, type Term } from "./read-terms";

const irregular: Readonly<Record<string, string>> = {
  am: "is",
  are: "is",
  have: "has",
  do: "does",
  "'m": "is",
};
const unchanging = new Set(
  "was were had did can could will would shall should may might must is has does used ought not".split(" "),
);
const baseOfThird: Readonly<Record<string, string>> = {
  is: "am",
  are: "am",
  was: "was",
  were: "was",
  has: "have",
  does: "do",
};

/** A base verb as it stands after "she": live → lives, am → is. Verbs without such a form stay as they are. */
export function thirdPersonForm(verb: string): string {
  const lower = verb.toLowerCase();
  const known = irregular[lower];
  if (known) return known;
  if (unchanging.has(lower)) return verb;
  return conjugated(lower, "Infinitive", "PresentTense") ?? verb;
}

/** A verb after "she" as it stands after "I": lives → live, is → am. */
export function firstPersonForm(verb: string): string {
  const lower = verb.toLowerCase();
  const known = baseOfThird[lower];
  if (known) return known;
  if (unchanging.has(lower) || !lower.endsWith("s")) return verb;
  return conjugated(lower, "PresentTense", "Infinitive") ?? verb;
}

/** True for a verb that must agree with its subject: not a gerund, not a form of the past. */
function isPresentVerb(term: Term): boolean {
  if (irregular[term.normal] || baseOfThird[term.normal] || unchanging.has(term.normal)) return true;
  return hasTag(term, "Verb") && !hasTag(term, "PastTense", "Gerund", "Participle");
}

/** True for any verb that can follow a subject. */
export function isFiniteVerb(term: Term): boolean {
  if (isPresentVerb(term)) return true;
  return hasTag(term, "PastTense") && !hasTag(term, "Gerund");
}

function conjugated(
  verb: string,
  from: "Infinitive" | "PresentTense",
  to: "Infinitive" | "PresentTense",
): string | null {
  const document = nlp(verb);
  document.tag(from);
  const forms: readonly Partial<Record<string, string>>[] = document.verbs().conjugate();
  return forms[0]?.[to] ?? null;
}
