import { useRouter } from "next/navigation";
import { useState } from "react";
import { useBranchActions } from "../branch/branch-actions";
import { useAnnouncer } from "../shell/announcer-context";
import { newId } from "../shell/new-id";
import { useSession } from "./session-context";

/** Goes on from before a message in a sibling branch: with another text, or answered anew. */
export function useEditMessage(turnId: string) {
  const actions = useBranchActions();
  const router = useRouter();
  const announcer = useAnnouncer();
  const sessionId = useSession((session) => session.sessionId);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run = async (text?: string) => {
    if (!actions || isRunning) return;
    setRunning(true);
    setError(null);
    const branchId = newId();
    const fields = { sessionId, branchId, turnId, ...(text === undefined ? {} : { text }) };
    const edited = await actions.editMessage(fields).catch(() => null);
    if (edited?.ok) {
      const { undone } = edited.value;
      const undoneWords = undone === 0 ? "" : ` ${undone} memory changes of the earlier answer were undone.`;
      announcer.announce({ text: `Answering in a new version.${undoneWords}`, urgency: "polite" });
      router.push(`/chat/${branchId}`);
      return;
    }
    setRunning(false);
    setError(edited ? edited.error.message : "The server cannot be reached. Nothing was changed.");
  };
  return { canEdit: actions !== null, isRunning, error, run };
}
