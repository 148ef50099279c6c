import { describeFact } from "../extract-facts/describe-fact";
import { readMemory } from "../extract-facts/read-memory";
import { capitalised } from "../grammar/grammatical-person";
import { citedReading, midSentence } from "../phrases/cite";
import type { ConversationView } from "../read-prompt";
import { answer, call, type Reply } from "../reply";
import { foundMemories } from "../visible-memories";
import { personNames } from "./person-name";

const searchTopK = 5;

/** "It's Oslo, not Bergen": corrects the one memory that holds the wrong word. */
export function planSwap(
  view: ConversationView,
  { right, wrong }: { right: string; wrong: string },
  today: Date,
): Reply {
  if (!view.steps.some(({ operation }) => operation === "RETRIEVE"))
    return call({ operation: "RETRIEVE", input: { query: wrong, top_k: searchTopK } });
  const updated = view.steps.find(({ operation }) => operation === "UPDATE")?.outcome;
  const found = foundMemories(view.steps, view.memories);
  const names = personNames(view, [], found, today);
  if (updated?.updated) {
    const memory = {
      memoryId: updated.updated.memory_id,
      content: updated.updated.content,
      metadata: {},
      score: null,
    };
    return answer(`I have corrected that: ${midSentence(citedReading(readMemory(memory, names, today)))}.`);
  }
  if (updated?.rejected)
    return answer(`I could not correct that: ${updated.rejected.reason || updated.rejected.code}`);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${wrong.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
    "giu",
  );
  const holding = found
    .map((memory) => readMemory(memory, names, today))
    .filter(({ memory }) => memory.content.search(pattern) >= 0);
  const [only] = holding;
  if (!only)
    return answer(
      `I have no memory with “${wrong}” in it. Tell me the whole sentence, and I will remember it.`,
    );
  if (holding.length > 1)
    return answer(`More than one memory has “${wrong}” in it; tell me the whole sentence that is right.`);
  const content = capitalised(only.memory.content.replace(pattern, () => right));
  const [fact] = readMemory({ ...only.memory, content }, names, today).facts;
  // The tags are read anew from the corrected text: a date in them would else stay wrong.
  const metadata = fact ? { metadata: describeFact(fact, names[0] ?? null).metadata } : {};
  return call({ operation: "UPDATE", input: { memory_id: only.memory.memoryId, content, ...metadata } });
}
