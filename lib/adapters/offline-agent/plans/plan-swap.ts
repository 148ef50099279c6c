import type { ConversationView } from "../read-prompt";
import { answer, call, type Reply } from "../reply";
import { foundMemories } from "../visible-memories";
import { correction, phraseCorrection, wholePhrase } from "./correct-memory";
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
  const corrected = phraseCorrection(view, today);
  if (corrected) return answer(corrected);
  const found = foundMemories(view.steps, view.memories);
  const holding = found.filter(({ content }) => content.search(wholePhrase(wrong)) >= 0);
  const [only] = holding;
  if (!only)
    return answer(
      `I have no memory with “${wrong}” in it. Tell me the whole sentence, and I will remember it.`,
    );
  if (holding.length > 1)
    return answer(`More than one memory has “${wrong}” in it; tell me the whole sentence that is right.`);
  return call(correction(only, { wrong, right }, personNames(view, [], found, today), today));
}
