import { namePattern } from "./patterns";
import { kinPattern, relationPattern } from "./relation-words";

/** Other ways to say what a reader knows in one. Contractions must be written out; the first that fits is taken, then the next. */
const rewordings: readonly (readonly [RegExp, string])[] = [
  // "two kids (Arjun and Meera)"
  [/\s\((\p{Lu}[\p{L}'’-]*(?:(?:, (?:and )?| and )\p{Lu}[\p{L}'’-]*)*)\)/gu, ", $1"],
  // "Penicillin gives me a rash, I'm allergic to it"
  [
    /^(?:the )?(\p{L}[\p{L} -]{1,40}?) (?:gives?|gave|makes?|causes?) me .+?[,;]? (?:and |so |because )?I am (?:(\p{L}+) )?allergic to (?:it|them|that)$/iu,
    "I am allergic to $1",
  ],
  // "My mum is called Randi and my dad Olav"
  [
    new RegExp(
      `([Mm]y ${relationPattern} (?:is called|is named|is) ${namePattern})(?:,? and|,) my (${relationPattern}) (?=\\p{Lu})`,
      "gu",
    ),
    "$1 and my $2 is called ",
  ],
  // "Her name is Elise, my girlfriend, that is"
  [
    new RegExp(
      `^(?:[Hh]er|[Hh]is|[Tt]heir) name is (${namePattern})\\s*[,;—–-]+\\s*(?:I mean )?my (${relationPattern})(?:,? (?:that is|I mean))?$`,
      "u",
    ),
    "My $2 is called $1",
  ],
  // "My wife's name is Yuki and she's a pianist"
  [
    new RegExp(
      `^([Mm]y (${relationPattern}(?: ${namePattern})?)(?![\\p{L}-])[^,;]*?),? (?:and|but) (?:he|she|they) (?=\\p{Ll})`,
      "u",
    ),
    "$1 and my $2 ",
  ],
  // "My hobbies: photography, gardening"
  [/^my ([\p{L} ]{2,24}?)s: (?=\S)/iu, "My $1s are "],
  [/^my ([\p{L} ]{2,24}?): (?=\S)/iu, "My $1 is "],
  // "It's on the 4th of August, my birthday"
  [/^it is (on .+?)[,;—–-]+\s*my birthday$/iu, "My birthday is $1"],
  [/^(?:my )?birthday: (.+)$/iu, "My birthday is on $1"],
  // "name's Ravi"
  [/^name is (?=\p{L})/iu, "My name is "],
  [/^(?:the )?name of my /iu, "The name of my "],
];

const leadingName = /^(\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)?)((?:['’]s)? .+)$/u;
const kinMember = new RegExp(`^${kinPattern}$`, "iu");

/** A sentence in the wording that the readers know, with the people named in it told as whose they are. */
export function plainSentence(sentence: string, people: ReadonlyMap<string, string> = new Map()): string {
  const bare = sentence.trim().replace(/[\s.!]+$/u, "");
  const reworded = rewordings.reduce((text, [pattern, wording]) => text.replace(pattern, wording), bare);
  const told = withRelation(reworded, people);
  return told === bare ? sentence : told;
}

/** "Aksel works as a fisherman" → "My brother Aksel works as a fisherman", when it is known who Aksel is. */
function withRelation(sentence: string, people: ReadonlyMap<string, string>): string {
  const [, name = "", rest = ""] = leadingName.exec(sentence) ?? [];
  const relation = people.get(name);
  if (!relation || / (?:and|or) (?:I|me)\b/u.test(rest)) return sentence;
  return `My ${relation} ${name}${rest}`;
}

/** True for a word that names a member of the family. */
export function isKin(word: string): boolean {
  return kinMember.test(word);
}
