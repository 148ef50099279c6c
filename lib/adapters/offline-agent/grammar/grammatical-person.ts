import { hasTag, readTerms } from "./read-terms";
import { rewriteWords } from "./rewrite-words";
import { firstPersonForm, isFiniteVerb, thirdPersonForm } from "./verb-forms";

/** Stands for the person while their name is not known. */
export const unnamedPerson = "The user";

/** What a pronoun of the first person does in its sentence. */
type Role = "subject" | "possessive" | "object" | "owned" | "reflexive";

const firstPersonRoles: Readonly<Record<string, Role>> = {
  i: "subject",
  we: "subject",
  my: "possessive",
  our: "possessive",
  me: "object",
  us: "object",
  mine: "owned",
  ours: "owned",
  myself: "reflexive",
  ourselves: "reflexive",
};
const thirdPersonRoles: Readonly<Record<string, Role>> = {
  she: "subject",
  he: "subject",
  they: "subject",
  her: "possessive",
  his: "possessive",
  their: "possessive",
  him: "object",
  them: "object",
};
const secondPersonForms: Readonly<Record<string, string>> = { am: "are", was: "were" };

/** "I live in Oslo with my dog" → "Mara Lindqvist lives in Oslo with Mara's dog". */
export function toThirdPerson(text: string, person: string): string {
  const names = namesOf(person);
  return outsideQuotes(text, (words) => asThirdPerson(words, names));
}

/** What stands between quotation marks was said so, and stays. */
function outsideQuotes(text: string, rewrite: (words: string) => string): string {
  const parts = text.split(/(“[^”]*”)/u);
  if (parts.length === 1) return rewrite(text);
  return parts
    .map((part) => {
      if (part.trim() === "" || part.startsWith("“")) return part;
      return rewrite(part) + (/\s*$/u.exec(part)?.[0] ?? "");
    })
    .join("");
}

function asThirdPerson(text: string, names: ReturnType<typeof namesOf>): string {
  return rewriteWords(text, (term, state) => {
    switch (firstPersonRoles[term.text.toLowerCase()]) {
      case "subject":
        return state.beginSubject(names.next(state.isFirst));
      case "possessive":
        return `${names.next(state.isFirst)}'s`;
      case "object":
        return names.next(state.isFirst);
      case "owned":
        return "theirs";
      case "reflexive":
        return "themselves";
      default:
        return state.agrees(term) ? thirdPersonForm(term.text) : term.text;
    }
  });
}

/** "I live in Oslo with my dog" → "you live in Oslo with your dog"; a capital at the start stays a capital. */
export function toSecondPerson(text: string): string {
  return outsideQuotes(text, asSecondPerson);
}

function asSecondPerson(text: string): string {
  const words: Readonly<Record<Exclude<Role, "subject">, string>> = {
    possessive: "your",
    object: "you",
    owned: "yours",
    reflexive: "yourself",
  };
  const rewritten = rewriteWords(text, (term, state) => {
    const role = firstPersonRoles[term.text.toLowerCase()];
    if (role === "subject") return state.beginSubject("you");
    if (role) return words[role];
    return state.agrees(term) ? (secondPersonForms[term.text] ?? term.text) : term.text;
  });
  return /^\p{Lu}/u.test(text) ? capitalised(rewritten) : rewritten;
}

/**
 * "Mara Lindqvist lives in Oslo with Mara's dog" → "I live in Oslo with my dog", for any of the names.
 * Pronouns are taken for the person only where nobody else is mentioned.
 */
export function toFirstPerson(text: string, names: readonly string[]): string {
  const marked = markNames(text, names);
  const roles: Readonly<Record<string, Role>> = {
    ...(mentionsOthers(marked) ? {} : thirdPersonRoles),
    i: "subject",
    my: "possessive",
  };
  const rewritten = rewriteWords(marked, (term, state, next) => {
    const role = roles[term.text.toLowerCase()];
    if (role === "possessive") return "my";
    if (role === "object") return "me";
    if (role !== "subject") return state.agrees(term) ? firstPersonForm(term.text) : term.text;
    return state.isFirst || (next && isFiniteVerb(next)) ? state.beginSubject("I") : "me";
  });
  return capitalised(rewritten);
}

/** The text with its first letter as a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function namesOf(person: string): { next: (isFirstWord: boolean) => string } {
  const short = person === unnamedPerson ? "the user" : (person.split(" ")[0] ?? person);
  let name = person;
  return {
    next: (isFirstWord) => {
      const current = person === unnamedPerson && !isFirstWord ? short : name;
      name = short;
      return current;
    },
  };
}

function markNames(text: string, names: readonly string[]): string {
  const longestFirst = [...names].sort((left, right) => right.length - left.length);
  return longestFirst.reduce((marked, name) => {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const owned = marked.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${escaped}['’]s(?![\\p{L}\\p{N}])`, "giu"),
      "my",
    );
    // "My name is Mara" tells the name; it does not speak of Mara.
    return owned.replace(
      new RegExp(`(?<![\\p{L}\\p{N}]|\\b(?:is|called|named) )${escaped}(?![\\p{L}\\p{N}])`, "giu"),
      "I",
    );
  }, text);
}

function mentionsOthers(text: string): boolean {
  return readTerms(text).some(
    (term) =>
      hasTag(term, "Person") ||
      (hasTag(term, "Actor") && hasTag(term, "Noun") && relationNoun.test(term.normal)),
  );
}

const relationNoun =
  /^(mother|mum|mom|father|dad|sister|brother|wife|husband|partner|girlfriend|boyfriend|son|daughter|child|friend|boss|colleague|neighbou?r|cousin|aunt|uncle|niece|nephew|grand\p{L}+)$/u;
