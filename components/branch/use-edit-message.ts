import { useRouter } from "next/navigation";
import { useState } from "react";
import { editMessage } from "@/app/(studio)/compare/branch-actions";
import { useAct } from "@/lib/client/query/use-act";
import { useSession } from "@/lib/client/session/session-context";
import { useAnnouncer } from "@/lib/client/shell/announcer-context";
import { newId } from "@/lib/client/shell/new-id";

/** Goes on from before a message in a sibling branch: with another text, or answered again. */
export function useEditMessage(turnId: string) {
  const edit = useAct(editMessage);
  const router = useRouter();
  const announcer = useAnnouncer();
  const sessionId = useSession((session) => session.sessionId);
  // The same wish sent again makes no second branch.
  const [branchId] = useState(newId);
  const [isLeaving, setLeaving] = useState(false);
  const run = async (text?: string) => {
    if (isLeaving) return;
    const edited = await edit.run({ sessionId, branchId, turnId, ...(text === undefined ? {} : { text }) });
    if (!edited) return;
    setLeaving(true);
    const { undone } = edited;
    const undoneWords = undone === 0 ? "" : ` ${undone} memory changes of the earlier answer were undone.`;
    announcer.announce({ text: `Answering in a new version.${undoneWords}`, urgency: "polite" });
    router.push(`/chat/${branchId}`);
  };
  return { isRunning: edit.isRunning || isLeaving, error: edit.error, run };
}
