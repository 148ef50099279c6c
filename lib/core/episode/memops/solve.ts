import { type ReadQuestion, readQuestion, readStatement } from "./read-sentences";
import type { Attribute } from "./world";

/** One value of an attribute, with the messages between which it held. */
interface Period {
  readonly subject: string;
  readonly attribute: Attribute;
  readonly value: string;
  readonly from: number;
  /** The message that ended it; null while it holds. */
  to: number | null;
}

/**
 * Answers a question from the raw sentences, in the order in which they were said: a careful reader with a perfect memory. Null when
 * nobody can know. It knows nothing of how tasks are made, so that it can check their gold; given fewer sentences, it is what a
 * policy with a perfect understanding makes of what it remembers.
 */
export function solve(sentences: readonly string[], question: string): string | null {
  const read = readQuestion(question);
  return read && answerFrom(periodsOf(sentences), read);
}

/** What holds after the last sentence, as `subject/attribute` → value. */
export function stateAfter(sentences: readonly string[]): ReadonlyMap<string, string> {
  const current = periodsOf(sentences).filter((period) => period.to === null);
  return new Map(current.map(({ subject, attribute, value }) => [`${subject}/${attribute}`, value]));
}

function periodsOf(sentences: readonly string[]): readonly Period[] {
  const periods: Period[] = [];
  sentences.forEach((sentence, index) => {
    const said = readStatement(sentence);
    if (!said) return;
    const { subject, attribute, value } = said;
    const open = periods.findLast(
      (period) => period.subject === subject && period.attribute === attribute && period.to === null,
    );
    if (open?.value === value) return;
    if (open) open.to = index;
    if (value !== null) periods.push({ subject, attribute, value, from: index, to: null });
  });
  return periods;
}

function answerFrom(periods: readonly Period[], question: ReadQuestion): string | null {
  const { attribute, when } = question;
  const subject = question.holder
    ? periods.find(
        (period) =>
          period.to === null &&
          period.attribute === question.holder?.attribute &&
          period.value === question.holder.value,
      )?.subject
    : question.subject;
  const own = periods.filter((period) => period.subject === subject && period.attribute === attribute);
  if (when === "now") return own.find((period) => period.to === null)?.value ?? null;
  if (when === "before") return own.findLast((period) => period.to !== null)?.value ?? null;
  const time = periods.find(
    (period) =>
      period.subject === subject && period.attribute === when.attribute && period.value === when.value,
  );
  if (!time) return null;
  return own.find((period) => overlap(period, time))?.value ?? null;
}

function overlap(left: Period, right: Period): boolean {
  const end = (period: Period) => period.to ?? Number.POSITIVE_INFINITY;
  return left.from < end(right) && right.from < end(left);
}
