import { describeFact } from "../extract-facts/describe-fact";
import { readMemory } from "../extract-facts/read-memory";
import { joined, midSentence } from "../phrases/cite";
import { waitingFor } from "../phrases/waiting-for";
import type { ConversationView } from "../read-prompt";
import type { ToolOutcome } from "../read-tool-outcome";
import { answer, call, type PlannedCall, type Reply } from "../reply";
import { personNames } from "./person-name";

/** "Undo that": takes back what the turn before wrote, changed or deleted, with the operations there are. */
export function planUndo(view: ConversationView, today: Date): Reply {
  if (view.latestChanges.length === 0)
    return answer("There is nothing to undo: your last message changed no memory.");
  const done = view.steps.filter(({ operation }) => operation !== "RETRIEVE");
  const names = personNames(view, [], [], today);
  const read = (content: string) =>
    readMemory({ memoryId: "", content, metadata: {}, score: null }, names, today);
  // The tags of the newer wording would lie about the older one.
  const tagsOf = (content: string) => {
    const [fact] = read(content).facts;
    return fact ? { metadata: describeFact(fact, names[0] ?? null).metadata } : {};
  };
  if (done.length === 0)
    return call(...view.latestChanges.toReversed().flatMap((change) => inverse(change, tagsOf)));
  const refused = done.flatMap(({ outcome: { rejected, waiting } }) => {
    if (waiting) return [`I have proposed to undo it; ${waitingFor(waiting.reason)}`];
    return rejected ? [`I could not undo one of them: ${rejected.reason || rejected.code}`] : [];
  });
  const tell = (content: string) => midSentence(read(content).addressed);
  const gone = done.flatMap(({ outcome: { deleted } }) => (deleted ? [tell(deleted.content)] : []));
  const back = done.flatMap(({ outcome: { added, updated } }) =>
    [added, updated].flatMap((memory) => (memory ? [tell(memory.content)] : [])),
  );
  return answer(
    gone.length > 0 ? `I have forgotten that ${joined(gone)}.` : "",
    back.length > 0 ? `I remember again that ${joined(back)}.` : "",
    ...refused,
  );
}

function inverse(
  { added, updated, deleted }: ToolOutcome,
  tagsOf: (content: string) => { readonly metadata?: Readonly<Record<string, string>> },
): readonly PlannedCall[] {
  if (added) return [{ operation: "DELETE", input: { memory_id: added.memory_id, confirmation: true } }];
  if (updated)
    return [
      {
        operation: "UPDATE",
        input: {
          memory_id: updated.memory_id,
          content: updated.previous_content,
          ...tagsOf(updated.previous_content),
        },
      },
    ];
  return deleted
    ? [{ operation: "ADD", input: { content: deleted.content, ...tagsOf(deleted.content) } }]
    : [];
}
