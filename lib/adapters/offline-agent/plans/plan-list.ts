import { type MemoryReading, readMemory } from "../extract-facts/read-memory";
import { slotTraits } from "../extract-facts/slots";
import { citedReading } from "../phrases/cite";
import type { ConversationView } from "../read-prompt";
import { answer, call, type Reply } from "../reply";
import { foundMemories } from "../visible-memories";
import { personNames } from "./person-name";
import { everythingTopK, searchForEverything } from "./search-queries";

/** "What do you know about me?": every memory with its source. */
export function planList(view: ConversationView, today: Date): Reply {
  const searches = view.steps.filter(({ operation }) => operation === "RETRIEVE");
  if (searches.length === 0 && view.operations.has("RETRIEVE")) {
    return call(searchForEverything);
  }
  const refused = searches[0]?.outcome.rejected;
  if (refused) return answer(`I could not look into my memory: ${refused.reason || refused.code}`);
  const found = foundMemories(view.steps, view.memories);
  const names = personNames(view, [], found, today);
  return answer(phraseList(found.map((memory) => readMemory(memory, names, today))));
}

/** All memories, each on a line with its id. */
export function phraseList(readings: readonly MemoryReading[]): string {
  if (readings.length === 0)
    return "I have no memories of you yet. Tell me about yourself, and I will remember it.";
  const lines = inSlotOrder(readings).map((reading) => `- ${citedReading(reading)}`);
  const end = readings.length >= everythingTopK ? "\nThere may be more; ask me about a subject." : "";
  return `Here is what I know about you:\n${lines.join("\n")}${end}`;
}

/** Name first, then work and home, plans and notes last. */
function inSlotOrder(readings: readonly MemoryReading[]): readonly MemoryReading[] {
  const order = Object.keys(slotTraits);
  const placeOf = ({ facts }: MemoryReading) => (facts[0] ? order.indexOf(facts[0].slot) : order.length);
  return [...readings].sort((left, right) => placeOf(left) - placeOf(right));
}
