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

/** What asks to forget, before what is meant or, in some languages, behind it. */
const asking = {
  before: new RegExp(
    `^(?:${[
      "(?:please |just |can you |bitte |por favor |пожалуйста )*(?:forget|drop|remove|delete|clear|skip|about)(?: about)?",
      "vergiss|lösche?|entferne?|vergeet|verwijder|wis|glöm|ta bort|slet|fjern|unohda|poista",
      "olvid[ae]|borra|elimina|quita|oublie[zr]?|supprime[zr]?|efface[zr]?|enlève|esquec[ea]|esqueça|apaga|apague|remov[ae]|dimentica|cancella|rimuovi|togli",
      "забудь(?:те)?|удали(?:те)?|убери(?:те)?|забудь|видали|zapomnij|usuń",
      "忘掉|忘记|忘了|删除|删掉|刪除|清除|去掉|请忘掉|请删除|انس|انسَ|احذف|امسح|שכח|תשכח|מחק|ลืม|ลบ",
    ].join("|")})(?:\\s+|(?=[\\p{Script=Han}\\p{Script=Thai}]))(?:about |over |om |о |об |про )?`,
    "iu",
  ),
  after:
    /(?:を|は)?(?:忘れて|わすれて|消して|削除して|削除)(?:ください)?$|\s*[을를은는]?\s*(?:잊어|지워|삭제해)(?:\s?줘|주세요)?$|\s*(?:को )?(?:भूल जाओ|भूल जाइए|हटाओ|हटा दो|हटा दें)$|\s+(?:unut|sil|çıkar)$/u,
};

/** Words that point at what was said last instead of naming it. */
const pointing = new RegExp(
  `^(?:${[
    "(?:all (?:of )?)?(?:that|this|it|these|those)",
    "(?:the |that |this |our |your |my )?(?:last |latest |previous |current |whole |entire )*(?:topic|subject|exchange|thing|question|message|discussion|conversation topic)",
    "(?:that|this|the last|the previous) (?:topic|subject|one|stuff|thing|question|message|discussion)",
    "what (?:we|i|you) (?:just )?(?:talked about|spoke about|said|asked|wrote|discussed)(?: last)?",
    "das|das eben|das gerade|dies(?:es)?|es|(?:das|dieses|dies) thema|(?:das|die|der) (?:letzte|vorige) (?:thema|frage|nachricht)|was (?:ich|wir) (?:eben|gerade|zuletzt) \\p{L}+(?: haben?)?",
    "dat|dit|(?:dat|dit|het vorige|het laatste) onderwerp|det|det (?:här|där)|(?:det|dette) (?:emnet|ämnet|emne)",
    "es[oe]|esto|este|lo (?:último|anterior|de antes)|(?:es[ea]|este|esta|el último|la última) (?:tema|asunto|conversación|pregunta|mensaje)|(?:de )?lo que (?:acabo|acabamos) de \\p{L}+",
    "ça|cela|ceci|(?:ce|cette|le dernier|la dernière) (?:sujet|question|message)|ce (?:dont|que) (?:on|je|nous) (?:vient|viens|venons) de \\p{L}+",
    "questo|ciò|(?:questo|quest[’']|quell[’']|l[’']ultimo) ?argomento|(?:questa|l[’']ultima) ?(?:domanda|cosa)",
    "isso|isto|(?:esse|este|o último) (?:assunto|tema)|(?:essa|esta|a última) (?:pergunta|mensagem|conversa)",
    "это|эт[ауо]т? тем[ауы]|последн(?:юю|яя) тем[ауы]|последнее|(?:то,? )?что я только что \\p{L}+|це|ця тема",
    "bunu|bu konu(?:yu)?|son konu(?:yu)?|to|ten temat|ostatni temat",
    "这个?|那个?|它|(?:[这那]个?|刚才的?|刚刚的?|上一?个|最后一?个)(?:话题|主题|问题|内容|消息)?|這個?|那個|(?:這個|剛才的|上一個)(?:話題|主題|問題)?",
    "これ|それ|あれ|(?:この|その|さっきの|今の|最後の|直前の)(?:話題?|トピック|質問|件|こと)?",
    "이것?|그것?|이거|그거|(?:이|그|방금|마지막|아까) ?(?:주제|얘기|이야기|질문|대화)",
    "هذا|ذلك|هذه|تلك|(?:هذا|ذلك) (?:الموضوع|السؤال)|(?:الموضوع|السؤال) (?:الأخير|السابق)|זה|את זה|הנושא (?:הזה|האחרון)",
    "यह|वह|इसे|उसे|ये|(?:यह|इस|वह|उस|पिछला|आखिरी|पिछले) (?:विषय|बात|सवाल)(?: को)?",
    "อันนี้|อันนั้น|นี้|นั้น|(?:เรื่อง|หัวข้อ|คำถาม)(?:นี้|นั้น|เมื่อกี้|ล่าสุด|ก่อนหน้า)",
  ].join("|")})$`,
  "iu",
);

/** True for criteria that mean the exchange before: "that", "forget this topic", "ese tema", "忘掉这个". */
export function isPointing(criteria: string): boolean {
  const bare = criteria
    .trim()
    .replace(/[.!?。！？।؟"'“”]+$|^["'“”¿¡]+/gu, "")
    .replace(/\s+/gu, " ");
  const meant = bare.replace(asking.before, "").replace(asking.after, "").trim();
  return pointing.test(bare) || pointing.test(meant);
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

/** A word of a script without spaces, or of Korean, is looked for as it is: its letters by twos are in other words too. */
function isBare(word: string): boolean {
  return new RegExp(`^(?:${unspacedRun.source}|[\\p{Script=Hangul}]+)$`, "u").test(word);
}

/** How sure it is that a word is in a text: within another word ("京都" in "东京都") it may mean something else. */
export type Found = "whole" | "within";

/** Which of the key words a text has. */
export function foundIn(text: string, keyWords: readonly KeyWord[]): ReadonlyMap<string, Found> {
  const lower = text.toLowerCase();
  const terms = new Set(searchTerms(text));
  return new Map(
    keyWords.flatMap(({ word, forms }): readonly (readonly [string, Found])[] => {
      if (!isBare(word)) return forms.some((form) => terms.has(form)) ? [[word, "whole"]] : [];
      if (!lower.includes(word)) return [];
      return [[word, isWhole(word, lower) ? "whole" : "within"]];
    }),
  );
}

/** What Korean adds to a noun. */
const particles =
  "(?:은|는|이|가|을|를|에|에서|에게|한테|의|도|만|와|과|하고|이랑|랑|로|으로|이나|나|까지|부터|보다|처럼|들|들이|들을|이다|이야|입니다|예요|이에요|였어요|이었어요)?";

/** True where the word begins and ends where a dictionary ends words; in Korean, where only particles follow. */
function isWhole(word: string, text: string): boolean {
  if (/\p{Script=Hangul}/u.test(word))
    return new RegExp(`(?<!\\p{L})${word}${particles}(?!\\p{L})`, "u").test(text);
  return (text.match(unspacedRun) ?? []).some((run) => {
    const parts = splitUnspaced(run);
    const ends = new Set([0]);
    let end = 0;
    for (const part of parts) {
      end += part.length;
      ends.add(end);
    }
    for (let at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1))
      if (ends.has(at) && ends.has(at + word.length)) return true;
    return false;
  });
}
