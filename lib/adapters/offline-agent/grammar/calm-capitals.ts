import { capitalised } from "./grammatical-person";
import { hasTag, readTerms } from "./read-terms";

const fewestLetters = 6;

/** "I LIVE IN VIENNA" as one would write it: "I live in Vienna". Text that is not all capitals stays as it is. */
export function calmCapitals(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, "");
  if (letters.length < fewestLetters || letters !== letters.toUpperCase() || !/\s/u.test(text.trim()))
    return text;
  const calm = readTerms(text.toLowerCase())
    .map((term) => term.pre + (isName(term) ? capitalised(term.text) : term.text) + term.post)
    .join("")
    .replace(/\bi\b/gu, "I");
  return calm.charAt(0).toUpperCase() + calm.slice(1);
}

function isName(term: Parameters<typeof hasTag>[0]): boolean {
  return hasTag(
    term,
    "ProperNoun",
    "Place",
    "Person",
    "FirstName",
    "LastName",
    "Month",
    "WeekDay",
    "Demonym",
  );
}
