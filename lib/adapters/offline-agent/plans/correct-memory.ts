import { describeFact } from "../extract-facts/describe-fact";
import { type KnownMemory, readMemory } from "../extract-facts/read-memory";
import { capitalised } from "../grammar/grammatical-person";
import { citedReading, midSentence } from "../phrases/cite";
import { waitingFor } from "../phrases/waiting-for";
import type { ConversationView } from "../read-prompt";
import type { PlannedCall } from "../reply";
import { personNames } from "./person-name";

/** Matches the words as a whole, wherever they are in a memory. */
export function wholePhrase(words: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
    "giu",
  );
}

/** The UPDATE that puts one wording in place of another; tags are read again, since a date in them would else stay wrong. */
export function correction(
  memory: KnownMemory,
  { wrong, right }: { readonly wrong: string; readonly right: string },
  names: readonly string[],
  today: Date,
): PlannedCall {
  const content = capitalised(memory.content.replace(wholePhrase(wrong), () => right));
  const [fact] = readMemory({ ...memory, content }, names, today).facts;
  const metadata = fact ? { metadata: describeFact(fact, names[0] ?? null).metadata } : {};
  return { operation: "UPDATE", input: { memory_id: memory.memoryId, content, ...metadata } };
}

/** What the UPDATE of this turn came to, in words; null while there was none. */
export function phraseCorrection(view: ConversationView, today: Date): string | null {
  const outcome = view.steps.find(({ operation }) => operation === "UPDATE")?.outcome;
  if (outcome?.rejected)
    return `I could not correct that: ${outcome.rejected.reason || outcome.rejected.code}`;
  if (outcome?.waiting) return `I have proposed to correct that; ${waitingFor(outcome.waiting.reason)}`;
  if (!outcome?.updated) return null;
  const { memory_id: memoryId, content, previous_content: before } = outcome.updated;
  const names = personNames(view, [], [], today);
  const reading = readMemory({ memoryId, content, metadata: {}, score: null }, names, today);
  return `I have corrected that: ${midSentence(citedReading(reading))}. Before, I had “${before.replace(/\.$/u, "")}”.`;
}
