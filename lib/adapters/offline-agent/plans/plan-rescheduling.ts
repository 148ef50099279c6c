import { extractFacts } from "../extract-facts/extract-facts";
import { type MemoryReading, readMemory } from "../extract-facts/read-memory";
import { findDate } from "../grammar/absolute-dates";
import { contentStems } from "../grammar/content-stems";
import type { ConversationView } from "../read-prompt";
import { answer, call, type Reply } from "../reply";
import { foundMemories } from "../visible-memories";
import { correction, phraseCorrection } from "./correct-memory";
import { stemsOf } from "./judge-relevance";
import { personNames } from "./person-name";
import { planConversation } from "./plan-conversation";

const searchTopK = 5;

/** "The dentist moved my appointment to 4 December": gives the dated memory its new date, or notes the date where there is none. */
export function planRescheduling(
  view: ConversationView,
  { thing, to }: { readonly thing: string; readonly to: string },
  today: Date,
): Reply {
  if (!view.steps.some(({ operation }) => operation === "RETRIEVE") && view.operations.has("RETRIEVE"))
    return call({ operation: "RETRIEVE", input: { query: `${thing} appointment date`, top_k: searchTopK } });
  const corrected = phraseCorrection(view, today);
  if (corrected) return answer(corrected);
  const found = foundMemories(view.steps, view.memories);
  const names = personNames(view, [], found, today);
  const meant = bestMatch(
    found.map((memory) => readMemory(memory, names, today)),
    contentStems(thing),
  );
  const date = findDate(`on ${to}`, today, "future");
  const before = meant?.facts.find(({ slot }) => slot === "event")?.value ?? "";
  if (meant && date && before !== "" && meant.memory.content.includes(before))
    return call(correction(meant.memory, { wrong: before, right: date.phrase }, names, today));
  const facts = extractFacts(`My ${thing.replace(/^(?:my|our|the) /iu, "")} is on ${to}`, today);
  return planConversation(view, { facts, questions: [], retractions: [] }, today);
}

/** The dated memory that shares most words with the thing; none when two share as many. */
function bestMatch(readings: readonly MemoryReading[], stems: readonly string[]): MemoryReading | null {
  const scored = readings
    .filter(({ facts }) => facts.some(({ slot }) => slot === "event"))
    .map((reading) => ({ reading, shared: stemsOf(reading).filter((stem) => stems.includes(stem)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((left, right) => right.shared - left.shared);
  const [best, second] = scored;
  return best && best.shared !== second?.shared ? best.reading : null;
}
