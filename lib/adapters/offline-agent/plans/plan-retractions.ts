import type { Fact } from "../extract-facts/fact";
import type { MemoryReading } from "../extract-facts/read-memory";
import type { Retraction } from "../extract-facts/read-retractions";
import { citedReading, joined, midSentence } from "../phrases/cite";
import type { ConversationView } from "../read-prompt";
import type { PlannedCall } from "../reply";
import { forgetOneQuestion } from "../requests/pending-proposal";
import { saysNothingNew } from "./same-value";

/** The DELETEs for what the person says is no longer so; a plain "not" is asked about instead. */
export function planRetractions(
  retractions: readonly Retraction[],
  readings: readonly MemoryReading[],
  view: ConversationView,
): readonly PlannedCall[] {
  if (view.steps.some(({ operation }) => operation === "DELETE")) return [];
  const outdated = retractions
    .filter(({ isExplicit }) => isExplicit)
    .flatMap((retraction) => contradicted(retraction, readings));
  const memoryIds = [...new Set(outdated.map(({ memory }) => memory.memoryId))];
  return memoryIds.map((memoryId) => ({
    operation: "DELETE",
    input: { memory_id: memoryId, confirmation: true },
  }));
}

/** Says what was forgotten because it no longer holds, and asks about the rest. */
export function phraseRetractions(
  retractions: readonly Retraction[],
  readings: readonly MemoryReading[],
  view: ConversationView,
): readonly string[] {
  const deleted = new Set(view.steps.flatMap(({ outcome }) => outcome.deleted?.memory_id ?? []));
  const gone = readings.filter(({ memory }) => deleted.has(memory.memoryId));
  const doubtful = retractions
    .filter(({ isExplicit }) => !isExplicit)
    .flatMap((retraction) => contradicted(retraction, readings));
  const [first] = doubtful.filter(({ memory }) => !deleted.has(memory.memoryId));
  return [
    gone.length > 0
      ? `I have forgotten that ${joined(gone.map(({ addressed }) => midSentence(addressed)))}.`
      : "",
    first ? `I remember otherwise: ${midSentence(citedReading(first))}. ${forgetOneQuestion}` : "",
  ];
}

/** "I have no cat" contradicts every memory of a cat; "I'm not allergic to nuts" only that allergy. */
function contradicted(
  { fact, slots, isAnyValue, keys }: Retraction,
  readings: readonly MemoryReading[],
): readonly MemoryReading[] {
  const isSameThing = (known: Fact) =>
    isAnyValue || fact.slot === "pet" || saysNothingNew(fact.value, known.value);
  return readings.filter(({ facts }) =>
    facts.some(
      (known) =>
        slots.includes(known.slot) &&
        (!keys || keys.includes(known.key)) &&
        (fact.key === "" || known.key === fact.key || slots.length > 1) &&
        isSameThing(known),
    ),
  );
}
