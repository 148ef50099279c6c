import { searchTerms } from "../text/search-terms";
import { splitUnspaced, unspacedRun } from "../text/unspaced";

/** Words of criteria that name no subject, in the languages that most people write. */
const fillers = new Set(
  (
    "about anything everything all chat discussion conversation details information messages message part parts question questions related small stuff talk " +
    "talking things thing topic topics subject which what when where that this those these with from into for and the or of to in on at my our your new " +
    "irrelevant unrelated other " +
    "alles über thema gespräch nachrichten das der die den dem des ein eine einen einer und oder mit von vom zum zur für im am auf neue neuen neues " +
    "todo sobre tema conversación mensajes el la los las un una unos unas y o con de del para por en su mi nuevo nueva " +
    "tout sujet conversation le les une des et ou avec du pour dans sur mon ma nouveau " +
    "tutto argomento il lo gli un uno e con di del della per nel sul mio nuovo tudo assunto os as um uma com do da em " +
    "все всё тема о об про и или с в на для 的 了 和 与 关于 所有 话题 内容 の は が を に と で について すべて 話題"
  ).split(" "),
);

/** Words that point at what was said last instead of naming it. */
const pointing = new RegExp(
  `^(?:${[
    "(?:forget |drop |remove |about )*(?:all (?:of )?)?(?:that|this|it|these|those)",
    "(?:the |that |this )?(?:last |latest |previous |current |whole |entire )*(?:topic|subject|exchange|thing|question|discussion|conversation topic)",
    "(?:that|this|the last|the previous) (?:topic|subject|one|stuff|thing|question|message|discussion)",
    "what we (?:just )?(?:talked|spoke) about(?: last)?",
    "das|dies(?:es)?|es|(?:das|dieses|dies|das letzte) thema",
    "es[oe]|esto|este|(?:es[ea]|este|esta|el último) (?:tema|asunto|conversación)",
    "ça|cela|ceci|(?:ce|le dernier) sujet|questo|ciò|(?:questo|quell[’']) ?argomento|isso|isto|(?:esse|este) assunto",
    "это|эт[уао]т? тем[уа]|bu konu|bunu|to|ten temat",
    "这个?|那个?|它|[这那]个?(?:话题|主题|问题|内容)|これ|それ|この話題?|その話題?|이것?|그것?|이 ?주제|그 ?주제",
    "هذا|ذلك|هذا الموضوع|זה|הנושא הזה",
  ].join("|")})$`,
  "iu",
);

/** True for criteria that mean the exchange before: "that", "this topic", "ese tema", "这个话题". */
export function isPointing(criteria: string): boolean {
  return pointing.test(
    criteria
      .trim()
      .replace(/[.!?。！？"'“”]+/gu, "")
      .replace(/\s+/gu, " "),
  );
}

/** A word of the criteria with the terms that it is found by. */
export interface KeyWord {
  readonly word: string;
  readonly forms: readonly string[];
}

/** The words of criteria that name a subject, each once. */
export function keyWordsOf(criteria: string): readonly KeyWord[] {
  const runs = criteria.toLowerCase().match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}+#’'-]*/gu) ?? [];
  const words = runs
    .flatMap((run) => run.split(new RegExp(`(${unspacedRun.source})`, "u")).flatMap(splitUnspaced))
    .filter((word) => word.trim() !== "" && !fillers.has(word));
  return [...new Set(words)].map((word) => ({ word, forms: isBare(word) ? [word] : searchTerms(word) }));
}

/** A word of a script without spaces is looked for as it is: its letters by twos are in other words too. */
function isBare(word: string): boolean {
  return new RegExp(`^(?:${unspacedRun.source})$`, "u").test(word);
}

/** Which of the key words a text has. */
export function foundIn(text: string, keyWords: readonly KeyWord[]): ReadonlySet<string> {
  const lower = text.toLowerCase();
  const terms = new Set(searchTerms(text));
  return new Set(
    keyWords.flatMap(({ word, forms }) => {
      const isThere = isBare(word) ? lower.includes(word) : forms.some((form) => terms.has(form));
      return isThere ? [word] : [];
    }),
  );
}
