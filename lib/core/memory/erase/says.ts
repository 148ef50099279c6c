import { wordsAsWritten } from "../../text/same-text";
import { type Stretch, sentencesOf } from "../../text/sentences";
import { isUnspaced, splitUnspaced } from "../../text/unspaced";
import { isSameSubject, ownerSubject, readSubject } from "../compare/read-subject";
import { readWords } from "../compare/stem-words";

/** What takes the place of erased words. */
export const erasedMark = "[erased]";

/** A sentence says what a memory says when it has this share of the memory's words. */
const saidShare = 0.6;

/** Finds what some texts say, in other texts. */
export interface SaysMatcher {
  /** The sentences of a text that say it, in order. */
  stretchesIn(text: string): readonly Stretch[];
  /** Words of which every text that says it has at least one: for a first look by a database. */
  readonly anyOf: readonly string[];
}

interface Needle {
  /** The words of the sentence as written, between spaces. */
  readonly words: string;
  readonly subject: string;
  /** Words with a sign or a digit: anyone who says the same has them too. */
  readonly exact: readonly string[];
  readonly stems: ReadonlySet<string>;
  readonly telling: ReadonlySet<string>;
}

/** A matcher for the texts of a memory, all versions. By words alone: the same words, most of the words, or one unmistakable one (a number, a code). */
export function createSaysMatcher(contents: readonly string[]): SaysMatcher {
  const needles = contents.flatMap(needlesOf);
  const says = (sentence: string) => needles.some((needle) => isSaidIn(needle, sentence));
  return {
    stretchesIn(text) {
      return sentencesOf(text).filter(({ start, end }) => says(text.slice(start, end)));
    },
    anyOf: [...new Set(contents.flatMap(searchWords))],
  };
}

/** A text with the sentences that say it erased; the same text when none does. */
export function eraseIn(text: string, matcher: SaysMatcher): string {
  let result = "";
  let from = 0;
  for (const { start, end } of matcher.stretchesIn(text)) {
    result += text.slice(from, start) + erasedMark;
    from = end;
  }
  return from === 0 && result === "" ? text : result + text.slice(from);
}

function needlesOf(content: string): readonly Needle[] {
  const parts = sentencesOf(content).map(({ start, end }) => content.slice(start, end));
  return parts.map((part) => ({
    words: between(wordsAsWritten(part)),
    subject: readSubject(part).subject,
    exact: wordsAsWritten(part).filter(isExact),
    stems: contentStems(part),
    telling: new Set(
      part.match(/[\p{L}\p{N}_-]*\d[\p{L}\p{N}_-]{2,}|[\p{L}\p{N}_-]{2,}\d[\p{L}\p{N}_-]*/gu) ?? [],
    ),
  }));
}

/**
 * The same words, an unmistakable one, or most of them. What is told of another person says nothing about this one, and neither does another
 * number or sign: "C++" is not "C#", and Alex, who lives in Riga, is not the person who does.
 */
function isSaidIn({ words, subject, exact, stems, telling }: Needle, sentence: string): boolean {
  if ([...telling].some((token) => sentence.includes(token))) return true;
  const spoken = wordsAsWritten(sentence);
  if (words.trim() !== "" && between(spoken) === words) return true;
  if (isOfAnother(subject, sentence)) return false;
  if (stems.size > 0 && between(spoken).includes(words)) return true;
  if (stems.size < 2 || exactDiffers(exact, spoken)) return false;
  const known = contentStems(sentence);
  const shared = [...stems].filter((stem) => known.has(stem)).length;
  return shared >= 2 && shared / stems.size >= saidShare;
}

function isOfAnother(subject: string, sentence: string): boolean {
  const told = readSubject(sentence).subject;
  // What a memory tells of "Mara" its owner tells of "I".
  return told !== ownerSubject && !told.startsWith(`${ownerSubject}/`) && !isSameSubject(told, subject);
}

function isExact(word: string): boolean {
  return /\d|[^\p{L}\p{M}\p{N}'’-]|^-|-$/u.test(word);
}

/** True where both have numbers or signs and share none of them, or a sign of the one is another in the other. */
function exactDiffers(exact: readonly string[], spoken: readonly string[]): boolean {
  const told = spoken.filter(isExact);
  if (exact.length === 0 || told.length === 0) return exact.some((word) => !/\d/u.test(word));
  return !exact.some((word) => told.some((other) => word === other || digitsOf(word) === digitsOf(other)));
}

/** "3rd" and "3", "1,200" and "1200" are one number; a sign stays. */
function digitsOf(word: string): string {
  return word.replace(/(?<=\d)(?:st|nd|rd|th)$|(?<=\d)[,.](?=\d{3}\b)/gu, "");
}

function between(words: readonly string[]): string {
  return ` ${words.join(" ")} `;
}

function contentStems(text: string): ReadonlySet<string> {
  return new Set(readWords(text).flatMap((word) => (word.isContent ? [word.stem] : [])));
}

/** The beginnings of a text's words: endings change, beginnings hardly do. */
function searchWords(content: string): readonly string[] {
  const words = content.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    if (isUnspaced(word)) return splitUnspaced(word);
    return word.length > 2 ? [word.slice(0, 5).toLowerCase()] : [];
  });
}
