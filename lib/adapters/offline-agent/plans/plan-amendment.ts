import type { Fact } from "../extract-facts/fact";
import { readMemory } from "../extract-facts/read-memory";
import type { ConversationView } from "../read-prompt";
import { answer, call, type Reply } from "../reply";
import { correction, phraseCorrection } from "./correct-memory";
import { personNames } from "./person-name";

/** "I meant" speaks of what was said a moment ago. */
const latestWrites = 4;

/** "Sorry, I meant Aalborg": corrects the latest memory whose value is of that sort. */
export function planAmendment(view: ConversationView, value: string, today: Date): Reply {
  const corrected = phraseCorrection(view, today);
  if (corrected) return answer(corrected);
  const names = personNames(view, [], [], today);
  const latest = view.written.slice(-latestWrites).toReversed();
  for (const memoryId of latest) {
    const memory = view.memories.get(memoryId);
    const wrong =
      memory && readMemory(memory, names, today).facts.find((fact) => isAlike(fact, value))?.value;
    if (memory && wrong && memory.content.includes(wrong))
      return call(correction(memory, { wrong, right: value }, names, today));
  }
  return answer("Tell me the whole sentence that is right, and I correct what I have.");
}

/** Numbers replace numbers, names names, and things things. */
function isAlike({ value }: Fact, other: string): boolean {
  return sortOf(value) === sortOf(other) && value.toLowerCase() !== other.toLowerCase();
}

function sortOf(value: string): "number" | "name" | "thing" {
  if (/\d/u.test(value)) return "number";
  return /^\p{Lu}/u.test(value) ? "name" : "thing";
}
