import { type FoundDate, findDate } from "../grammar/absolute-dates";
import { contentStems } from "../grammar/content-stems";
import { hasTag, readTerms } from "../grammar/read-terms";
import { type Fact, fact } from "./fact";
import type { FactReader } from "./reader";
import { relationPattern } from "./relation-words";

const involved = /\b(?:I|my|me|we|our|us)\b/iu;
const passing =
  /^(?:today|tonight|now|right now|this (?:morning|afternoon|evening)|at \d|in (?:a few|\w+) (?:minutes?|hours?|seconds?)|(?:this|next|last) second)/iu;
const recurring = /\b(?:every|each|on \w+days)\b/iu;
const visitor = new RegExp(`\\bmy (${relationPattern})(?: (\\p{Lu}[\\p{L}'’-]*))?`, "u");
const visitedMe =
  /\b(visit(?:s|ing)?|join(?:s|ing)?|meet(?:s|ing)?|call(?:s|ing)?|see(?:s|ing)?) (?:me|us)\b/iu;

const reminderLead = /^I want to be reminded (?:to|about|of|that) /iu;
const reminder = /^I want to be reminded (?:to|about|of|that) (.+)$/iu;

/** A dated plan of the person: an appointment, a visit, a trip. The date is told in full, so that it stays true. */
export const readEvents: FactReader = (clause, context) =>
  reminder.test(clause.text) ? [reminderFact(clause.text, context.today)] : readPlan(clause, context);

/** What the person wants to be reminded of, with its date where it has one. */
function reminderFact(text: string, today: Date): Fact {
  const date = findDate(text, today, "future");
  return fact("event", date?.phrase ?? "", date ? tell(text, date) : text, {
    key: contentStems(without(text, date).replace(reminderLead, "")).join(" "),
    details: { reminder: "yes", ...(date ? { date: date.iso } : {}) },
  });
}

const readPlan: FactReader = ({ text }, { today, isMemory }) => {
  const date = findDate(text, today, "future");
  if (isImperative(text) || !date || passing.test(date.words.trim()) || recurring.test(text) || isTold(text))
    return [];
  if (!isMemory && (date.start <= today || !speaksOfFuture(text))) return [];
  const statement = tell(text, date);
  const [, relation = "", name = ""] = visitor.exec(text) ?? [];
  const details = {
    date: date.iso,
    ...(relation ? { relation: relation.toLowerCase() } : {}),
    ...(name ? { name } : {}),
  };
  return [
    fact("event", date.phrase, statement, {
      key: contentStems(without(text, date)).join(" "),
      confidence: involved.test(text) ? 0.9 : 0.6,
      details,
    }),
  ];
};

/** "Call me tomorrow" asks for something; it is no plan. */
function isImperative(text: string): boolean {
  const [first] = readTerms(text);
  return first !== undefined && hasTag(first, "Imperative", "Infinitive");
}

/** A sentence that mentions a date for another reason than a plan. */
function isTold(text: string): boolean {
  return (
    /^(?:I|we) (?:was|were|am (?!going|planning|expecting|having|getting|meeting|visiting|flying|travell?ing|moving|starting|seeing|taking|giving|leaving|away|off|on (?:holiday|vacation|leave)|in |invited|due))/iu.test(
      text,
    ) || /\b(?:born|since|birthday)\b|^I live for\b/iu.test(text)
  );
}

function speaksOfFuture(text: string): boolean {
  const verbs = readTerms(text).filter((term) => hasTag(term, "Verb", "Copula", "Modal"));
  return verbs.length === 0 || !verbs.every((term) => hasTag(term, "PastTense"));
}

function tell(text: string, date: FoundDate): string {
  const told = text.slice(0, date.index) + date.phrase + text.slice(date.index + date.words.length);
  return told.replace(visitedMe, "$1").replace(/\s+/g, " ").trim();
}

function without(text: string, date: FoundDate | null): string {
  return date === null ? text : text.slice(0, date.index) + text.slice(date.index + date.words.length);
}
