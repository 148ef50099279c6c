import { keepThat, notKept } from "@/lib/core/memory/kept-receipt";
import { splitSentences } from "@/lib/core/text/sentences";
import { isQuestion } from "../extract-facts/gate";
import { findDate } from "../grammar/absolute-dates";
import { contentStems } from "../grammar/content-stems";
import { expandContractions } from "../grammar/read-terms";
import { plainMessage } from "../plain-message";
import { classifyRequest } from "../requests/classify-request";
import { isTaskForAModel } from "../requests/read-task";

/** A part is told when memories cover so much of it. */
const toldShare = 0.5;
/** More parts than this would bury the answer; the last one then says how many more. */
const mostParts = 6;
/** A message as long as a page was not typed, and its parts are in its text. */
const longestMessage = 1_500;

const parting =
  /\s*[;!\n]\s*|,\s*(?![^(]*\))(?:(?:and|but|so|plus|also)\s+)?|\s+(?:and|but|plus|so|because|with|w\/?|–|—|-)\s+/giu;
const filler = new Set(
  "btw lol haha ugh oh well ok okay also too really just now currently actually by way unfortunately luckily sadly originally please thanks hi hey hello yes no sorry meant mean wait move moved live lived living work working start started go get got call called name named be been diagnose grow speak spell say tell think do did keep job find come year old today news update quick intro fact still already again new".split(
    " ",
  ),
);

/**
 * The parts of a message that no memory tells, in the person's own words. `told` is what memories and questions of this turn say; greetings,
 * questions and commands are nothing that could be kept.
 */
export function unkeptParts(message: string, told: readonly string[], today: Date): readonly string[] {
  if (message.length > longestMessage) return [];
  const known = new Set(tellingWords(told.join(" ")));
  return splitSentences(message)
    .filter((sentence) => !isQuestion(expandContractions(sentence)) && !isTaskForAModel(sentence))
    .flatMap((sentence) => sentence.split(parting))
    .map((part) => part.replace(/^[\s,.:–—-]+|[\s,.!:–—-]+$/gu, ""))
    .filter((part) => isStated(part) && !isTold(part, known, today));
}

/** "Kept 1 of 2. Not kept: “mostly nights”." Empty when everything was kept. */
export function phraseReceipt(kept: number, parts: readonly string[], explains: boolean): string {
  if (parts.length === 0) return "";
  const shown = parts.slice(0, mostParts).map((part) => `“${part}”`);
  const more = parts.length > mostParts ? ` and ${parts.length - mostParts} more` : "";
  const count = kept > 0 ? `Kept ${kept} of ${kept + parts.length}, ${notKept}` : `Not kept: `;
  return `${count}${shown.join(" · ")}${more}.${explains ? howToKeep : ""}`;
}

/** How what was not kept is kept after all. */
export const howToKeep = ` Say “${keepThat}”, and I keep it word for word.`;

function isStated(part: string): boolean {
  return classifyRequest({ request: part, earlier: [] }).kind === "converse" && tellingWords(part).length > 0;
}

function isTold(part: string, known: ReadonlySet<string>, today: Date): boolean {
  const plain = plainMessage(part).text;
  const date = findDate(plain, today, "future");
  const words = tellingWords(date ? plain.replace(date.words, " ") : plain);
  if (words.length === 0) return true;
  const missing = words.filter((word) => !known.has(word));
  const names = new Set(contentStems((plain.match(/(?<!^)\p{Lu}[\p{L}'’-]+/gu) ?? []).join(" ")));
  const isTelling = (word: string) => /\d/u.test(word) || names.has(word);
  return !missing.some(isTelling) && missing.length <= words.length * toldShare;
}

function tellingWords(text: string): readonly string[] {
  const numbers = text.match(/\d+/gu) ?? [];
  const stems = contentStems(text).filter((stem) => !filler.has(stem) && !/^\d/u.test(stem));
  return [...new Set([...stems, ...numbers])];
}
