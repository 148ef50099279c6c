import { type MemoryReading, readMemory } from "../extract-facts/read-memory";
import { joined, midSentence } from "../phrases/cite";
import { phraseChoice } from "../phrases/phrase-choice";
import { waitingFor } from "../phrases/waiting-for";
import type { ConversationView } from "../read-prompt";
import { answer, call, type PlannedCall, type Reply } from "../reply";
import { forgetEverythingQuestion } from "../requests/pending-proposal";
import type { ToolStep } from "../tool-step";
import { foundMemories } from "../visible-memories";
import { judgeForgetting } from "./judge-forgetting";
import { personNames } from "./person-name";
import { searchForEverything } from "./search-queries";

const searchTopK = 10;

/** "Forget about X": search, delete what really is about X, say what went; ask when it is not clear which is meant. */
export function planForget(view: ConversationView, target: string, today: Date): Reply {
  const search: PlannedCall = { operation: "RETRIEVE", input: { query: target, top_k: searchTopK } };
  if (!hasRun(view, "RETRIEVE") && view.operations.has("RETRIEVE")) return call(search);
  const readings = readFound(view, today);
  const deletions = deletionsOf(view);
  if (deletions.length > 0) return answer(...phraseDeletions(deletions, view, today));
  const { certain, isAmbiguous, related } = judgeForgetting(target, readings, today);
  if (certain.length > 0 && !isAmbiguous)
    return call(...deleteCalls(certain.map(({ memory }) => memory.memoryId)));
  if (isAmbiguous) return answer("More than one memory fits.", phraseChoice(certain));
  if (related.length > 0)
    return answer(`I have no memory that is just about ${toldBack(target)}.`, phraseChoice(related));
  return answer(
    `I have no memory of ${toldBack(target)}, so there is nothing to forget.`,
    contextHint(target, view),
  );
}

/** Deletes the memories that the person picked from a list. */
export function planChosenDeletions(
  view: ConversationView,
  memoryIds: readonly string[],
  today: Date,
): Reply {
  const deletions = deletionsOf(view);
  if (deletions.length === 0) return call(...deleteCalls(memoryIds));
  return answer(...phraseDeletions(deletions, view, today));
}

/** Empties the store, after the person has said yes to it. */
export function planForgetEverything(view: ConversationView, isConfirmed: boolean, today: Date): Reply {
  if (!isConfirmed) return answer(forgetEverythingQuestion, "Say “yes”, and I delete every memory.");
  if (!hasRun(view, "RETRIEVE")) return call(searchForEverything);
  const readings = readFound(view, today);
  const deletions = deletionsOf(view);
  if (readings.length === 0 && deletions.length === 0)
    return answer("I have no memories of you, so there is nothing to forget.");
  if (deletions.length === 0) return call(...deleteCalls(readings.map(({ memory }) => memory.memoryId)));
  const count = deletions.filter(({ outcome }) => outcome.deleted).length;
  const isAll = count === deletions.length;
  return answer(
    `I have forgotten ${isAll ? "everything: " : ""}${count} ${count === 1 ? "memory" : "memories"}.`,
    ...phraseRefusals(deletions),
  );
}

function readFound(view: ConversationView, today: Date): readonly MemoryReading[] {
  const found = foundMemories(view.steps, view.memories);
  const names = personNames(view, [], found, today);
  return found.map((memory) => readMemory(memory, names, today));
}

function phraseDeletions(
  deletions: readonly ToolStep[],
  view: ConversationView,
  today: Date,
): readonly string[] {
  const names = personNames(view, [], [], today);
  const gone = deletions.flatMap(({ outcome: { deleted } }) => {
    if (!deleted) return [];
    const memory = { memoryId: deleted.memory_id, content: deleted.content, metadata: {}, score: null };
    return [midSentence(readMemory(memory, names, today).addressed)];
  });
  const told =
    gone.length > 0
      ? `I have forgotten that ${joined(gone.map((words, index) => (index === 0 ? words : `that ${words}`)))}.`
      : "";
  return [told, ...phraseRefusals(deletions)];
}

function phraseRefusals(steps: readonly ToolStep[]): readonly string[] {
  return steps.flatMap(({ outcome: { rejected, waiting } }) => {
    if (waiting) return [`I have proposed to forget it; ${waitingFor(waiting.reason)}`];
    if (!rejected) return [];
    return [
      rejected.code === "UNKNOWN_ID"
        ? "One of those memories is not there any more."
        : `I could not forget one of them: ${rejected.reason || rejected.code}`,
    ];
  });
}

function deleteCalls(memoryIds: readonly string[]): readonly PlannedCall[] {
  return [...new Set(memoryIds)].map((memoryId) => ({
    operation: "DELETE",
    input: { memory_id: memoryId, confirmation: true },
  }));
}

function deletionsOf(view: ConversationView): readonly ToolStep[] {
  return view.steps.filter(({ operation }) => operation === "DELETE");
}

function hasRun(view: ConversationView, operation: string): boolean {
  return view.steps.some((step) => step.operation === operation);
}

function toldBack(target: string): string {
  return target
    .replace(/\bmy\b/giu, "your")
    .replace(/\bI am\b/gu, "you are")
    .replace(/\b(?:I|me)\b/gu, "you");
}

function contextHint(target: string, { earlier }: ConversationView): string {
  const words = target.toLowerCase().replace(/^(?:the|my|our|this) /u, "");
  const isSaid = earlier.some(
    ({ author, text }) => author === "person" && text.toLowerCase().includes(words),
  );
  return isSaid
    ? `It stands in this conversation only; say “drop the ${words} from our context” to remove it there.`
    : "";
}
