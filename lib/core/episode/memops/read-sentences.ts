import { plainSentence } from "./wordings";
import { type Attribute, speaker } from "./world";

/** What a sentence of MemOps does to the state. Anything else does nothing. */
export interface ReadStatement {
  readonly subject: string;
  readonly attribute: Attribute;
  /** Null when the fact is over. */
  readonly value: string | null;
}

/** A question of MemOps. `holder` names the person by another fact instead of by name. */
export interface ReadQuestion {
  readonly attribute: Attribute;
  readonly subject: string | null;
  readonly holder: { readonly attribute: Attribute; readonly value: string } | null;
  readonly when: "now" | "before" | { readonly attribute: Attribute; readonly value: string };
}

type Pattern<Read> = readonly [RegExp, (match: RegExpExecArray) => Read];

const says =
  (attribute: Attribute) =>
  (match: RegExpExecArray): ReadStatement => ({
    subject: match.groups?.who ?? speaker,
    attribute,
    value: match.groups?.value ?? null,
  });

/**
 * Written apart from the sentences that are made (`phrases.ts`), so that each checks the other. The language is ours and the reading exact:
 * what a memory loses on these tasks it loses by memory, not by understanding.
 */
const statements: readonly Pattern<ReadStatement>[] = [
  // English
  [/^(?:As I said, )?I (?:live in|moved to) (?<value>.+)\.$/, says("city")],
  [/^(?:As I said, )?I (?:now )?work at (?<value>.+)\.$/, says("employer")],
  [/^(?:As I said, )?I (?:now )?have an? (?<value>.+?)(?: instead)?\.$/, says("animal")],
  [/^(?:As I said, )?My favorite drink is (?<value>.+?)(?: now)?\.$/, says("drink")],
  [/^(?:As I said, )?I play (?<value>.+?)(?: now)?\.$/, says("sport")],
  [/^I no longer live anywhere/, says("city")],
  [/^I no longer work anywhere/, says("employer")],
  [/^I no longer have any animal/, says("animal")],
  [/^I no longer have a favorite drink/, says("drink")],
  [/^I no longer play any sport/, says("sport")],
  [/^Please forget where I live/, says("city")],
  [/^Please forget where I work/, says("employer")],
  [/^Please forget which animal I have/, says("animal")],
  [/^Please forget what my favorite drink is/, says("drink")],
  [/^Please forget which sport I play/, says("sport")],
  [/^(?:As I said, )?(?<who>\p{Lu}\S*) (?:lives in|moved to) (?<value>.+)\.$/u, says("city")],
  [/^(?:As I said, )?(?<who>\p{Lu}\S*) (?:now )?works at (?<value>.+)\.$/u, says("employer")],
  [/^(?:As I said, )?(?<who>\p{Lu}\S*) (?:now )?has an? (?<value>.+?)(?: instead)?\.$/u, says("animal")],
  [/^(?:As I said, )?(?<who>\p{Lu}\S*)'s favorite drink is (?<value>.+?)(?: now)?\.$/u, says("drink")],
  [/^(?:As I said, )?(?<who>\p{Lu}\S*) plays (?<value>.+?)(?: now)?\.$/u, says("sport")],
  [/^(?<who>\p{Lu}\S*) no longer lives anywhere/u, says("city")],
  [/^(?<who>\p{Lu}\S*) no longer works anywhere/u, says("employer")],
  [/^(?<who>\p{Lu}\S*) no longer has any animal/u, says("animal")],
  [/^(?<who>\p{Lu}\S*) no longer has a favorite drink/u, says("drink")],
  [/^(?<who>\p{Lu}\S*) no longer plays any sport/u, says("sport")],
  [/^Please forget where (?<who>\p{Lu}\S*) lives/u, says("city")],
  [/^Please forget where (?<who>\p{Lu}\S*) works/u, says("employer")],
  [/^Please forget which animal (?<who>\p{Lu}\S*) has/u, says("animal")],
  [/^Please forget what (?<who>\p{Lu}\S*)'s favorite drink is/u, says("drink")],
  [/^Please forget which sport (?<who>\p{Lu}\S*) plays/u, says("sport")],
  // German
  [/^Ich (?:wohne in|bin nach) (?<value>.+?)(?: gezogen)?\.$/, says("city")],
  [/^(?<who>\p{Lu}\S*) (?:wohnt in|ist nach) (?<value>.+?)(?: gezogen)?\.$/u, says("city")],
  [/^Ich arbeite (?:jetzt )?bei (?<value>.+)\.$/, says("employer")],
  [/^(?<who>\p{Lu}\S*) arbeitet (?:jetzt )?bei (?<value>.+)\.$/u, says("employer")],
  [/^Mein Lieblingsgetränk ist (?:jetzt )?(?<value>.+)\.$/, says("drink")],
  [/^Das Lieblingsgetränk von (?<who>\S+) ist (?:jetzt )?(?<value>.+)\.$/, says("drink")],
  // Spanish
  [/^(?:Vivo en|Me mudé a) (?<value>.+)\.$/, says("city")],
  [/^(?<who>\p{Lu}\S*) (?:vive en|se mudó a) (?<value>.+)\.$/u, says("city")],
  [/^(?:Trabajo|Ahora trabajo) en (?<value>.+)\.$/, says("employer")],
  [/^(?<who>\p{Lu}\S*) (?:ahora )?trabaja en (?<value>.+)\.$/u, says("employer")],
  [/^Mi bebida favorita (?:ahora )?es (?<value>.+)\.$/, says("drink")],
  [/^La bebida favorita de (?<who>\S+) (?:ahora )?es (?<value>.+)\.$/, says("drink")],
  // Chinese
  [/^我(?:住在|搬到了)(?<value>.+)。$/, says("city")],
  [/^我(?:现在)?在(?<value>.+)工作。$/, says("employer")],
  [/^我(?:现在)?最喜欢的饮料是(?<value>.+)。$/, says("drink")],
  [/^(?<who>.{2,3}?)(?:住在|搬到了)(?<value>.+)。$/u, says("city")],
  [/^(?<who>.{2,3}?)(?:现在)?在(?<value>.+)工作。$/u, says("employer")],
  [/^(?<who>.{2,3}?)(?:现在)?最喜欢的饮料是(?<value>.+)。$/u, says("drink")],
  // Japanese
  [/^私は(?<value>.+)(?:に住んでいます|に引っ越しました)。$/, says("city")],
  [/^私は(?:今)?(?<value>.+)で働いています。$/, says("employer")],
  [/^私の一番好きな飲み物は(?:今)?(?<value>.+)です。$/, says("drink")],
  [/^(?<who>.+?)さんは(?<value>.+)(?:に住んでいます|に引っ越しました)。$/, says("city")],
  [/^(?<who>.+?)さんは(?:今)?(?<value>.+)で働いています。$/, says("employer")],
  [/^(?<who>.+?)さんの一番好きな飲み物は(?:今)?(?<value>.+)です。$/, says("drink")],
];

const now =
  (attribute: Attribute) =>
  (match: RegExpExecArray): ReadQuestion => ({
    attribute,
    subject: match.groups?.who ?? speaker,
    holder: null,
    when: "now",
  });

const before =
  (attribute: Attribute) =>
  (match: RegExpExecArray): ReadQuestion => {
    const who = match.groups?.who ?? "I";
    return { attribute, subject: who === "I" ? speaker : who, holder: null, when: "before" };
  };

const during: readonly (readonly [RegExp, Attribute])[] = [
  [/^(?:\S+ )?lived in (?<value>.+)$/, "city"],
  [/^(?:\S+ )?worked at (?<value>.+)$/, "employer"],
  [/^(?:\S+ )?had an? (?<value>.+)$/, "animal"],
  [/^(?:\S+ )?preferred (?<value>.+)$/, "drink"],
  [/^(?:\S+ )?played (?<value>.+)$/, "sport"],
];

const holders: readonly (readonly [RegExp, Attribute])[] = [
  [/^the person who lives in (?<value>.+)$/, "city"],
  [/^the person who works at (?<value>.+)$/, "employer"],
  [/^the person who has an? (?<value>.+)$/, "animal"],
  [/^the person whose favorite drink is (?<value>.+)$/, "drink"],
  [/^the person who plays (?<value>.+)$/, "sport"],
];

const ofHolder =
  (attribute: Attribute) =>
  (match: RegExpExecArray): ReadQuestion => ({
    attribute,
    subject: null,
    holder: valueAmong(holders, match.groups?.holder ?? ""),
    when: "now",
  });

const whilst =
  (attribute: Attribute) =>
  (match: RegExpExecArray): ReadQuestion => {
    const who = match.groups?.who ?? "I";
    return {
      attribute,
      subject: who === "I" ? speaker : who,
      holder: null,
      when: valueAmong(during, match.groups?.time ?? "") ?? "now",
    };
  };

const questions: readonly Pattern<ReadQuestion>[] = [
  // The longer forms come first: "Where did I live before?" is no "Where did I live while …".
  [/^Where did (?<who>\S+) live before\?$/, before("city")],
  [/^Where did (?<who>\S+) work before\?$/, before("employer")],
  [/^Which animal did (?<who>\S+) have before\?$/, before("animal")],
  [/^What was my favorite drink before\?$/, before("drink")],
  [/^What was (?<who>\S+)'s favorite drink before\?$/, before("drink")],
  [/^Which sport did (?<who>\S+) play before\?$/, before("sport")],
  [/^Where did (?<who>\S+) live while (?<time>.+)\?$/, whilst("city")],
  [/^Where did (?<who>\S+) work while (?<time>.+)\?$/, whilst("employer")],
  [/^Which animal did (?<who>\S+) have while (?<time>.+)\?$/, whilst("animal")],
  [/^What was my favorite drink while (?<time>.+)\?$/, whilst("drink")],
  [/^What was (?<who>\S+)'s favorite drink while (?<time>.+)\?$/, whilst("drink")],
  [/^Which sport did (?<who>\S+) play while (?<time>.+)\?$/, whilst("sport")],
  [/^Where does (?<holder>the person .+) live\?$/, ofHolder("city")],
  [/^Where does (?<holder>the person .+) work\?$/, ofHolder("employer")],
  [/^Which animal does (?<holder>the person .+) have\?$/, ofHolder("animal")],
  [/^What is the favorite drink of (?<holder>the person .+)\?$/, ofHolder("drink")],
  [/^Which sport does (?<holder>the person .+) play\?$/, ofHolder("sport")],
  [
    /^Where do I live\?$|^Wo wohne ich\?$|^¿Dónde vivo\?$|^我住在哪里\?$|^私はどこに住んでいますか\?$/,
    now("city"),
  ],
  [
    /^Where do I work\?$|^Wo arbeite ich\?$|^¿Dónde trabajo\?$|^我在哪里工作\?$|^私はどこで働いていますか\?$/,
    now("employer"),
  ],
  [/^Which animal do I have\?$/, now("animal")],
  [
    /^What is my favorite drink\?$|^Was ist mein Lieblingsgetränk\?$|^¿Cuál es mi bebida favorita\?$|^我最喜欢的饮料是什么\?$|^私の一番好きな飲み物は何ですか\?$/,
    now("drink"),
  ],
  [/^Which sport do I play\?$/, now("sport")],
  [/^(?:Where does|Wo wohnt|¿Dónde vive) (?<who>\S+?)(?: live)?\?$/, now("city")],
  [/^(?:Wo arbeitet|¿Dónde trabaja) (?<who>\S+)\?$/, now("employer")],
  [/^Where does (?<who>\S+) work\?$/, now("employer")],
  [/^Which animal does (?<who>\S+) have\?$/, now("animal")],
  [/^(?:Was ist das Lieblingsgetränk von|¿Cuál es la bebida favorita de) (?<who>\S+)\?$/, now("drink")],
  [/^What is (?<who>\S+)'s favorite drink\?$/, now("drink")],
  [/^Which sport does (?<who>\S+) play\?$/, now("sport")],
  [/^(?<who>.+)住在哪里\?$/, now("city")],
  [/^(?<who>.+)在哪里工作\?$/, now("employer")],
  [/^(?<who>.+)最喜欢的饮料是什么\?$/, now("drink")],
  [/^(?<who>.+)さんはどこに住んでいますか\?$/, now("city")],
  [/^(?<who>.+)さんはどこで働いていますか\?$/, now("employer")],
  [/^(?<who>.+)さんの一番好きな飲み物は何ですか\?$/, now("drink")],
];

/** Reads one sentence of a history. Null when it says nothing that holds: small talk, a hope, a page that somebody pasted. */
export function readStatement(sentence: string): ReadStatement | null {
  return firstOf(statements, plainSentence(sentence.trim()));
}

/** Reads a question. Null when it is none of MemOps. */
export function readQuestion(sentence: string): ReadQuestion | null {
  return firstOf(questions, plainSentence(sentence.trim()));
}

function firstOf<Read>(patterns: readonly Pattern<Read>[], sentence: string): Read | null {
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(sentence);
    if (match) return read(match);
  }
  return null;
}

function valueAmong(
  patterns: readonly (readonly [RegExp, Attribute])[],
  text: string,
): { readonly attribute: Attribute; readonly value: string } | null {
  for (const [pattern, attribute] of patterns) {
    const value = pattern.exec(text)?.groups?.value;
    if (value) return { attribute, value };
  }
  return null;
}
