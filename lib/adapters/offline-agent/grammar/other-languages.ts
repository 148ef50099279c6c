import * as stopword from "stopword";

/** The small words of a language, which every sentence of it is full of. */
const languages = {
  Arabic: stopword.ara,
  Czech: stopword.ces,
  Danish: stopword.dan,
  Dutch: stopword.nld,
  Finnish: stopword.fin,
  French: stopword.fra,
  German: stopword.deu,
  Hungarian: stopword.hun,
  Indonesian: stopword.ind,
  Italian: stopword.ita,
  Norwegian: stopword.nob,
  Polish: stopword.pol,
  Portuguese: stopword.por,
  Romanian: stopword.ron,
  Spanish: stopword.spa,
  Swedish: stopword.swe,
  Turkish: stopword.tur,
  Vietnamese: stopword.vie,
};

/** What English writes, also without an apostrophe; single letters are English where English has them. */
const english = new Set(
  [
    ...stopword.eng,
    ..."a i you he she it we they me him her us them my your his its our their mine this that these those who what which when where why how am is are was were be been being have has had do does did will would can could shall should may might must not no and or but if so as at by for from in into of off on onto out over to up with about after before than then there here all any both each few more most other some such only own same too very just now today tomorrow yesterday tonight one two three four five six seven eight nine ten new old good bad day days week year u r x m s t d ve ll re don doesn didn isn wasn aren won can couldn wouldn shouldn hasn haven im ive id ill dont doesnt didnt cant wont isnt arent whats wheres whos hows thats theres hes shes youre theyre got get gonna wanna gotta lol haha btw ok okay hi hey hello yes no thanks thx please pls live lives living work works working tired called name names love loves like likes hate remember forget remind moved move born married allergic".split(
      " ",
    ),
  ].map((word) => word.toLowerCase()),
);
const others = Object.values(languages).map(
  (words) => new Set(words.map((word) => word.toLowerCase()).filter((word) => !/^\d+$/u.test(word))),
);

/**
 * True for a sentence in a language that the rules do not read: more of its small words belong to another language than to English,
 * or its letters are not Latin ones. Names and loan words in an English sentence change nothing.
 */
export function isOtherLanguage(sentence: string): boolean {
  const letters = sentence.match(/\p{L}/gu) ?? [];
  const latin = sentence.match(/\p{Script=Latin}/gu) ?? [];
  if (letters.length > 0 && latin.length * 2 < letters.length) return true;
  const words = [...new Set(sentence.toLowerCase().match(/\p{L}+(?:\p{M}+\p{L}*)*/gu))];
  const count = (known: ReadonlySet<string>) => words.filter((word) => known.has(word)).length;
  const inEnglish = count(english);
  const elsewhere = Math.max(...others.map(count));
  return elsewhere >= 2 && elsewhere > inEnglish;
}
