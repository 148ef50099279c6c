import type { Fact } from "../extract-facts/fact";
import { readMemory } from "../extract-facts/read-memory";
import type { ConversationView } from "../read-prompt";
import { answer, call, type Reply } from "../reply";
import { correction, phraseCorrection } from "./correct-memory";
import { personNames } from "./person-name";
import { replacedPhrase } from "./replaced-phrase";

/** "I meant I'm allergic to walnuts": the memory says it of the person. */
const ownClause = /^I am /iu;

/** "I meant" speaks of what was said a moment ago. */
const latestWrites = 4;

/**
 * "Sorry, I meant Aalborg", "I meant gluten intolerant": corrects the latest memory that has the same words around the slip, else the
 * latest whose value is of that sort. Null when none fits.
 */
export function planAmendment(view: ConversationView, value: string, today: Date): Reply | null {
  const corrected = phraseCorrection(view, today);
  if (corrected) return answer(corrected);
  const names = personNames(view, [], [], today);
  const latest = view.written
    .slice(-latestWrites)
    .toReversed()
    .flatMap((memoryId) => view.memories.get(memoryId) ?? []);
  const phrases = latest.flatMap((memory) => {
    const change = replacedPhrase(memory.content, value.replace(ownClause, ""));
    return change ? [{ memory, change }] : [];
  });
  const [phrase] = phrases.toSorted((left, right) => right.change.shared - left.change.shared);
  if (phrase) return call(correction(phrase.memory, phrase.change, names, today));
  if (ownClause.test(value)) return null;
  const candidates = latest.flatMap((memory) => {
    const facts = readMemory(memory, names, today).facts;
    const wrong = facts.find((fact) => isAlike(fact, value))?.value;
    return wrong && memory.content.includes(wrong) ? [{ memory, wrong }] : [];
  });
  // A slip resembles what was meant: "Tomasz" and "Tomek". Else the latest is meant.
  const isOneWord = !/\s/u.test(value);
  const meant =
    candidates.find(({ wrong }) => isOneWord && !/\s/u.test(wrong) && beginsAlike(wrong, value)) ??
    candidates[0];
  if (meant) {
    const words = { wrong: meant.wrong, right: value };
    // Memories that tell of the person by the wrong name are corrected with it.
    const renamed = names.includes(meant.wrong)
      ? [...view.memories.values()].filter(
          (memory) => memory !== meant.memory && memory.content.startsWith(meant.wrong),
        )
      : [];
    return call(...[meant.memory, ...renamed].map((memory) => correction(memory, words, names, today)));
  }
  return null;
}

/** Numbers replace numbers, names names, and things things. */
function isAlike({ value }: Fact, other: string): boolean {
  return sortOf(value) === sortOf(other) && value.toLowerCase() !== other.toLowerCase();
}

function beginsAlike(left: string, right: string): boolean {
  return left.slice(0, 2).toLowerCase() === right.slice(0, 2).toLowerCase();
}

function sortOf(value: string): "number" | "name" | "thing" {
  if (/\d/u.test(value)) return "number";
  return /^\p{Lu}/u.test(value) ? "name" : "thing";
}
