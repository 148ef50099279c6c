import { wholeWords } from "../grammar/whole-words";

/** Opens a sentence in which nothing is meant as a fact. */
const hypotheticalOpener =
  /^(?:(?:and|but|so|well|oh|hmm),?\s+)?(?:if|unless|suppose|supposing|imagine|pretend|assume|assuming|what if|let us (?:say|pretend|assume)|say that|once i|when i was|in (?:a|my|the|this|that) (?:dreams?|game|book|novel|film|movie|story|song|series|show|play)|for example|in theory|back in|had i|were i)\b/iu;
const hypothetical = wholeWords(
  "if i|if we|unless|would|wish|might|maybe|perhaps|someday|one day|could have|should have|as if|as though|hypothetically|used to|no longer|any ?more|was going to|almost|nearly|pretend|dream(?:ed|t)? (?:of|about|that)|joking|kidding|just kidding",
);
const reported = wholeWords(
  "says?|said|tells?|told|claims?|claimed|thinks?|thought|believes?|believed|heard|read|reads|asks?|asked|wrote|writes|swears|insists?|jokes?|joked|announced|suggests?|suggested|wonders?|hopes?|feels? like|according to|dreamt|dreamed",
);
const questionWord = /^(?:what|where|when|who|whom|whose|which|why|how)\b/iu;
const inversion =
  /^(?:do|does|did|am|is|are|was|were|can|could|will|would|shall|should|have|has|had|may|might|must|is not|are not|do not|did not|can not|have not)\s+(?:not\s+)?(?:I|you|he|she|it|we|they|my|your|his|her|our|their|the|a|an|this|that|these|those|there|any|anyone|anybody|someone|everyone|\p{Lu}[\p{L}'-]*)\b/u;

/** True when a sentence or clause asks. Contractions must be written out. */
export function isQuestion(sentence: string): boolean {
  const text = sentence
    .trim()
    .replace(/^(?:(?:and|but|so|ok|okay|well|hey|hi|hello|please|now|also|by the way)\b,?\s*)+/iu, "");
  if (/\?["”')\s]*$/u.test(text)) return true;
  // "Had a party until four." leaves out its subject.
  if (/^(?:had|have|has)\b.*\.\s*$/iu.test(text)) return false;
  const lowerFirst = text.charAt(0).toLowerCase() + text.slice(1);
  return questionWord.test(text) ? isAskingForm(text) : inversion.test(lowerFirst);
}

/** True when a whole sentence is set in a world that is not this one. */
export function isHypotheticalSentence(sentence: string): boolean {
  return hypotheticalOpener.test(sentence.trim());
}

/** True when a clause states no present fact: wishes, what-ifs, what used to be. */
export function isHypotheticalClause(clause: string): boolean {
  return hypothetical.test(clause);
}

/** True when a clause passes on what somebody says or thinks. */
export function reportsSpeech(clause: string): boolean {
  return reported.test(clause);
}

/** "What I like is tea" and "When I was young …" ask nothing; "what is my name" does. */
function isAskingForm(text: string): boolean {
  return (
    !/^(?:what|where|when|who|why|how|which)\s+(?:I|we)\s/iu.test(text) &&
    !/^(?:when|while|whatever|whenever)\s+(?:my|the|he|she|they)\s/iu.test(text)
  );
}
