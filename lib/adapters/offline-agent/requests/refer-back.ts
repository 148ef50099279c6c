import { namePattern } from "../extract-facts/patterns";
import { petPattern, relationPattern } from "../extract-facts/relation-words";
import { capitalised } from "../grammar/grammatical-person";
import { plainMessage } from "../plain-message";
import type { Utterance } from "../utterance";

const possessive = /^(?:(?:and|also|oh|btw)[, ]+)*(?:her|his|their|its) (?=\p{L})/iu;
const subject =
  /^(?:(?:and|also|oh|btw)[, ]+)*(?:she|he|they|it)(?:'s| is| was| has| lives| works| loves| likes| hates| plays| speaks| studies| turns| turned| comes| can(?:no|')?t?| does)\b/iu;
const spokenOf = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:my|our) (?:${relationPattern}|${petPattern})(?:,? (?:is called |called |named )?(?:${namePattern}))?(?![\\p{L}\\p{N}])`,
  "gu",
);
/** Nobody speaks of one person in a message as long as a page. */
const longestMessage = 300;

/**
 * "Her birthday is 3 June", said right after "My mum is called Randi", is about my mum: the pronoun at the start is put in words where the message
 * before speaks of one person or animal, and of no other.
 */
export function withReferent(text: string, earlier: readonly Utterance[]): string {
  const opening = possessive.exec(text)?.[0] ?? subject.exec(text)?.[0];
  const before = earlier.findLast(({ author }) => author === "person")?.text ?? "";
  if (opening === undefined || before.length > longestMessage) return text;
  const people = plainMessage(before).text.match(spokenOf) ?? [];
  const [person] = people;
  if (!person || people.length > 1) return text;
  const whom = person.replace(/^our /iu, "my ").replace(/,? (?:is called|called|named) /iu, " ");
  const pronoun = /(?:her|his|their|its|she|he|they|it)/iu;
  const rest = text.slice(opening.length);
  const put = possessive.test(text) ? `${whom}'s` : whom;
  return capitalised(
    opening.replace(/^(?:(?:and|also|oh|btw)[, ]+)*/iu, "").replace(pronoun, () => put) + rest,
  );
}
