import { extractFacts } from "../extract-facts/extract-facts";
import { isQuestion } from "../extract-facts/gate";
import { contentStems, coversStems } from "../grammar/content-stems";
import { hasTag, readTerms } from "../grammar/read-terms";
import { withoutLead } from "../phrases/echo-statement";
import { classifyRequest } from "../requests/classify-request";
import type { Utterance } from "../utterance";

/** Longer criteria blur: a sentence embedding is the mean of what it reads. */
const messageMaxCharacters = 280;
/** One FILTER each; a subject that fills more messages is named by its first ones. */
const mostCriteria = 4;

const shift =
  /^(?:by the way|btw|anyway|on another (?:note|subject|topic)|changing the subject|something else|let me tell you|let us talk|can we talk|new topic|speaking of|also,? (?:i|my))/iu;
const continuing =
  /^(?:(?:and|but|so|then|also|later|afterwards|after that|at (?:the )?(?:half|end)|in the end|finally|besides|plus|still)\b[\s,]*)*(?:the|it|its|they|their|he|his|she|her|that|this|those|these|there|we|our|us|everyone|everybody|nobody|some|half|all|both|one of)\b/iu;

/**
 * What to remove, in the words of the conversation: FILTER compares whole texts, so the texts that belong to the subject describe
 * it far better than its name (cosine 0.7 and more, against 0.3 for "football talk").
 */
export function filterCriteria(topic: string, earlier: readonly Utterance[], today: Date): readonly string[] {
  const said = earlier.filter(({ author }) => author === "person").map(({ text }) => text);
  const members = messagesAbout(topic, said, today).map((text) => withoutLead(text));
  return members.length === 0 ? [topic] : paired(members).slice(0, mostCriteria);
}

function messagesAbout(topic: string, said: readonly string[], today: Date): readonly string[] {
  const stems = contentStems(topic);
  const all = said.map((text) => contentStems(text));
  const named = all.map((own) => coversStems(own, stems));
  const isNamed = named.some(Boolean) ? named : all.map((own) => stems.some((stem) => own.includes(stem)));
  let isOnTopic = false;
  return said.filter((text, index) => {
    isOnTopic = isNamed[index]
      ? !isCommand(text)
      : isOnTopic && continues(text, said[index - 1] ?? "", today);
    return isOnTopic;
  });
}

/** A following message goes on with the subject when it is small talk too, points back, and stays in the same tense. */
function continues(text: string, previous: string, today: Date): boolean {
  if (shift.test(text) || isQuestion(text) || isCommand(text) || extractFacts(text, today).length > 0)
    return false;
  const shared = contentStems(text).some((stem) => contentStems(previous).includes(stem));
  return shared || (continuing.test(text.trim()) && isTenseAlike(text, previous));
}

function isCommand(text: string): boolean {
  return classifyRequest({ request: text, earlier: [] }).kind !== "converse";
}

function isTenseAlike(left: string, right: string): boolean {
  const [a, b] = [tenseOf(left), tenseOf(right)];
  return a === null || b === null || a === b;
}

function tenseOf(text: string): "past" | "present" | null {
  const verbs = readTerms(text).filter((term) => hasTag(term, "Verb", "Copula"));
  if (verbs.some((term) => hasTag(term, "PastTense"))) return "past";
  return verbs.some((term) => hasTag(term, "PresentTense") && !hasTag(term, "Infinitive", "Gerund"))
    ? "present"
    : null;
}

/** Joins neighbours in pairs, so that one FILTER serves both; more in one would be near to none of them. */
function paired(texts: readonly string[]): readonly string[] {
  const pairs: string[] = [];
  for (let index = 0; index < texts.length; index += 2) {
    pairs.push(
      texts
        .slice(index, index + 2)
        .map((text) => text.slice(0, messageMaxCharacters))
        .join(" "),
    );
  }
  return pairs;
}
