import * as stopword from "stopword";
import { foldAccents } from "./clean-text";

/** Lists of the languages that most people write beside English, which has a list of its own where it is compared. */
const lists = [
  stopword.ara,
  stopword.ces,
  stopword.dan,
  stopword.deu,
  stopword.fin,
  stopword.fra,
  stopword.hin,
  stopword.ita,
  stopword.jpn,
  stopword.kor,
  stopword.nld,
  stopword.nob,
  stopword.pol,
  stopword.por,
  stopword.rus,
  stopword.spa,
  stopword.swe,
  stopword.tha,
  stopword.tur,
  stopword.ukr,
  stopword.vie,
  stopword.zho,
];

const smallWords = new Set(
  lists.flatMap((words) => words.flatMap((word) => [word.toLowerCase(), foldAccents(word).toLowerCase()])),
);

/** True for an article, a preposition or another word of a language other than English that holds no fact by itself. */
export function isSmallWord(word: string): boolean {
  return smallWords.has(word.toLowerCase());
}
