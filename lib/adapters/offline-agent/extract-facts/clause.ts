import { expandContractions, readSentences } from "../grammar/read-terms";
import { plainClause } from "./plain-clause";

/** One statement with its own subject, cut out of a message. */
export interface Clause {
  readonly text: string;
  /** Lowers the confidence of what is read from it: "I think", "probably". */
  readonly isHedged: boolean;
  /** Takes back what was said before: "No, …", "Actually …". */
  readonly isCorrection: boolean;
}

const verbs =
  "is|are|was|were|has|have|lives?|works?|visits?|comes?|arrives?|starts?|turns?|studies|speaks?|loves?|likes?|hates?|plays?|teaches|runs|owns|needs|wants|goes|gets|moved|died|retired|flies|leaves|drives|collects?|prefers?|can not|does not|do not|will";
const subject = `(?:(?:I|we)\\s|(?:my|our)\\s+\\p{L}[\\p{L}' -]{0,40}?\\s(?:${verbs})\\b)`;
const join = "(?:and|but|so|because|while|whereas|although|though|plus)(?:\\s+(?:also|now|then))?";
const newSubject = new RegExp(
  `(?:\\s*[,;:–—]\\s*(?:${join}\\s+)?|\\s+${join}\\s+|\\s+[-–—]\\s+)(?=${subject})`,
  "iu",
);
const elidedVerbs =
  "live|work|speak|love|like|hate|have|am|play|moved|study|come|prefer|can not|enjoy|collect|own|do not|was born|grew up|teach|adore|detest|dislike";
const elided = new RegExp(
  `,?\\s+(?:and|but|,)\\s+(?:also\\s+|now\\s+)?(?=(?:${elidedVerbs})\\b)|,\\s+(?=(?:live|work|am|was born|grew up)\\b)`,
  "iu",
);

const openers =
  /^(?:(?:hi|hello|hey|hiya|good (?:morning|evening|afternoon)|dear assistant)(?: there)?|yes|yeah|yep|ok(?:ay)?|well|so|and|but|also|oh|ah|right|sure|great|thanks|thank you|by the way|btw|fyi|for the record|just so you know|you should know(?: that)?|you (?:may|might) want to know(?: that)?|as you know|as i (?:said|mentioned)(?: before)?|i (?:just )?(?:want|wanted|need|have) to tell you(?: that)?|let me (?:tell you|add|mention)(?: that)?(?= (?:i|my|we)\b)|i should (?:add|mention)(?: that)?|please note(?: that)?|note that|it is true that|the thing is(?: that)?|honestly|frankly|personally|fun fact|news|good news|update|these days|nowadays|at the moment|currently|in fact|of course|anyway|since you ask|plus|that is because|because)\b[\s,.:;!–—-]*/iu;
const corrections =
  /^(?:no|nope|actually|sorry|oops|wait|correction|wrong|not quite|that is (?:wrong|not (?:right|true|correct))|you are wrong|i (?:meant|mean)|i (?:have )?changed my mind|i was wrong|scratch that|to be (?:precise|exact|clear))\b[\s,.:;!–—-]*/iu;
const closers =
  /(?:[\s,]+(?:now|too|as well|these days|nowadays|at the moment|at present|right now|currently|already|actually|by the way|btw|anyway|again|you know|lol|haha|I guess|though|of course|please|since then|from now on|for now|thanks|thank you))+[\s.!]*$/iu;
const hedges =
  /^(?:i (?:think|believe|guess|suppose|reckon|assume)(?: that)?|i am (?:pretty |fairly |quite )sure(?: that)?|probably|apparently|as far as i know)\b[\s,]*/iu;
const innerHedge =
  /\b(?:probably|i think|i guess|i believe|apparently|possibly|more or less|likely)\b,?\s*/iu;

/** A capital at the start of a sentence is no name; patterns rely on that. */
const functionWordAtStart =
  /^(?:My|Our|We|This|It|The|Call|Please|Everyone|People|You|Here|One|There|Just)\b/u;

/** Cuts an expanded sentence into clauses that each begin with their subject; a left-out "I" is put back. */
export function splitClauses(sentence: string): readonly Clause[] {
  let isCorrection = false;
  const clauses: Clause[] = [];
  for (const part of sentence.split(newSubject)) {
    for (const piece of splitElided(part)) {
      const stripped = stripOpeners(piece);
      isCorrection ||= stripped.isCorrection;
      const text = stripped.text.replace(/[\s,.;:!]+$/u, "").trim();
      if (text === "") continue;
      const plain = plainClause(text);
      clauses.push({ text: plain.text, isHedged: stripped.isHedged || plain.isLessSure, isCorrection });
    }
  }
  return clauses;
}

/** What people say about themselves is at the start of a message; a pasted page is not theirs. */
const readCharacters = 2_000;

/** The sentences of a message with contractions written out and quoted speech taken away. */
export function readableSentences(text: string): readonly string[] {
  const unquoted = text
    .trim()
    .slice(0, readCharacters)
    .replace(/["“][^"”]*\b(?:I|my|me)\b[^"”]*["”]/gu, " ");
  // A line that goes on in small letters was only wrapped.
  const unwrapped = unquoted.replace(/(?<=\S)[ \t]*\n[ \t]*(?=\p{Ll})/gu, " ");
  return readSentences(unwrapped.replace(/\s*\n+\s*/g, ". ").replace(/([.!?])\.\s/g, "$1 ")).map((sentence) =>
    expandContractions(sentence.text),
  );
}

function splitElided(part: string): readonly string[] {
  const pieces = part.split(elided);
  const [first = "", ...rest] = pieces;
  if (!/\b(?:I|we)\b/i.test(first)) return [part];
  return [first, ...rest.map((piece) => `I ${piece}`)];
}

function stripOpeners(text: string): { text: string; isHedged: boolean; isCorrection: boolean } {
  let rest = text.trim();
  let isHedged = false;
  let isCorrection = false;
  for (let previous = ""; previous !== rest; ) {
    previous = rest;
    rest = rest.replace(openers, "");
    const corrected = rest.replace(corrections, "");
    isCorrection ||= corrected !== rest;
    const unhedged = corrected.replace(hedges, "").replace(innerHedge, "");
    isHedged ||= unhedged !== corrected;
    rest = unhedged;
  }
  const plain = rest
    .replace(functionWordAtStart, (word) => word.toLowerCase())
    .replace(/^our /u, "my ")
    .replace(closers, "");
  return { text: plain, isHedged, isCorrection };
}
