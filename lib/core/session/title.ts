import { splitSentences } from "../text/sentences";

/** Longest title that a message gives, in UTF-16 units: about what one row of the list shows. */
const titleMaxLength = 60;

/** Longest title that a person may give, in UTF-16 units. */
export const chosenTitleMaxLength = 120;

/** What opens a message and says nothing about it, alone or before a name, in the languages that people greet in most. */
const greeting =
  /^(?:hi+|hey+|hello+|hiya|howdy|yo|good (?:morning|afternoon|evening|day)|greetings|thanks|thank you|ok(?:ay)?|please|hallo|guten (?:morgen|tag|abend)|moin|servus|grüezi|danke|bonjour|bonsoir|salut|merci|hola|buen(?:os|as) (?:días|tardes|noches)|gracias|ol[áa]|oi|bom dia|boa (?:tarde|noite)|obrigad[oa]|ciao|salve|buon(?:giorno|asera)|grazie|hej|hei|tere|cześć|ahoj|привет|здравствуйте|добрый (?:день|вечер)|你好|您好|こんにちは|おはよう(?:ございます)?|안녕(?:하세요)?|مرحبا|السلام عليكم|שלום|नमस्ते)(?![\p{L}\p{N}])/iu;

/** A greeting may be followed by one name: "Hi Ada, …". */
const greeted = /^\s*(?:\p{L}[\p{L}\p{M}'’-]*)?\s*[,.!?:;，。！？、،–—-]+\s*/u;

/**
 * What a conversation is called after its first message: the first sentence that says something, on one line, without a greeting, marks
 * of markdown or a closing full stop; cut between words, never within a character. A message that is nothing but a greeting keeps it.
 */
export function titleOf(message: string, maxLength = titleMaxLength): string {
  const plain = withoutMarkdown(message);
  const said = withoutGreeting(plain);
  const sentence = splitSentences(said).find((part) => /[\p{L}\p{N}]/u.test(part)) ?? said;
  const line = oneLine(sentence).replace(/[\s.。．,;:，；：、]+$/u, "");
  return cut(capitalized(line === "" ? oneLine(message) : line), maxLength);
}

/** What releases before called a conversation: rows that they wrote still say so, and a purge must find it there. */
export function earlierTitleOf(message: string): string {
  const line = message.trim().replace(/\s+/g, " ");
  return line.length <= 80
    ? line
    : `${line
        .slice(0, 79)
        .replace(/[\uD800-\uDBFF]$/, "")
        .trimEnd()}…`;
}

/** A title as a person typed it, on one line and no longer than a title may be; empty for one without a visible character. */
export function chosenTitle(typed: string): string {
  return cut(
    oneLine(typed.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/\p{Cf}+/gu, "")),
    chosenTitleMaxLength,
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Only what stands at the edges of words and lines: "2 * 3" and snake_case stay. */
function withoutMarkdown(text: string): string {
  const prose = text.replace(/^\s*(`{3,}|~{3,})[^\n]*\n?/gm, "");
  return (prose.trim() === "" ? text : prose)
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, "$1")
    .replace(/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)/gm, "")
    .replace(
      /(?<![\p{L}\p{N}])(?:\*{1,3}|_{1,3}|`{1,2}|~~)(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3}|`{1,2}|~~)(?![\p{L}\p{N}])/gu,
      "",
    );
}

function withoutGreeting(text: string): string {
  const line = text.trimStart();
  const opened = greeting.exec(line)?.[0];
  if (opened === undefined) return line;
  const behind = line.slice(opened.length);
  const address = greeted.exec(behind)?.[0];
  const rest = behind.slice(address?.length ?? 0).trimStart();
  // "Hello there" is one greeting; "hey can you help me" is a greeting and a question.
  const saysMore = address === undefined ? /\s\S+\s+\S/u.test(rest) : /[\p{L}\p{N}]/u.test(rest);
  return saysMore ? withoutGreeting(rest) : line;
}

function capitalized(line: string): string {
  const [first = ""] = line;
  return /^[a-zß-öø-ÿ]$/u.test(first) && !/^\S*\p{Lu}/u.test(line)
    ? first.toLocaleUpperCase("en") + line.slice(first.length)
    : line;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function cut(line: string, maxLength: number): string {
  if (line.length <= maxLength) return line;
  let kept = "";
  for (const { segment } of graphemes.segment(line.slice(0, maxLength * 2))) {
    if (kept.length + segment.length > maxLength - 1) break;
    kept += segment;
  }
  const word = kept.search(/\s\S*$/u);
  return `${(word > maxLength / 2 ? kept.slice(0, word) : kept).trimEnd().replace(/[,;:.–—-]+$/u, "")}…`;
}
