import { useMemo } from "react";
import { toast } from "sonner";
import {
  archiveSession,
  deleteSession,
  pinSession,
  restoreSession,
} from "@/app/(studio)/chat/session-actions";
import { usePerform } from "@/lib/client/query/use-act";
import { newId } from "@/lib/client/shell/new-id";

/** What the person does with a conversation at once; each act says so, and offers the way back where it is out of sight. */
export interface SessionActs {
  pin(sessionId: string, pinned: boolean): Promise<void>;
  archive(sessionId: string, title: string, archived: boolean): Promise<void>;
  remove(sessionId: string, title: string): Promise<void>;
  restore(sessionId: string): Promise<void>;
}

/** Acts on conversations from lists and menus. The stream tells every tab's list, so nothing is changed by hand here. */
export function useSessionActs(): SessionActs {
  const perform = usePerform({ alsoInReplay: true });
  return useMemo(() => {
    async function done(result: Promise<{ ok: true } | { ok: false; error: { message: string } }>) {
      const outcome = await result;
      if (!outcome.ok) toast.error(outcome.error.message);
      return outcome.ok;
    }
    const acts: SessionActs = {
      async pin(sessionId, pinned) {
        await done(perform(pinSession, { requestId: newId(), sessionId, pinned }));
      },
      async archive(sessionId, title, archived) {
        const isDone = await done(perform(archiveSession, { requestId: newId(), sessionId, archived }));
        if (isDone && archived)
          toast(`Archived “${title}”`, {
            action: { label: "Undo", onClick: () => void acts.archive(sessionId, title, false) },
          });
      },
      async remove(sessionId, title) {
        const isDone = await done(perform(deleteSession, { requestId: newId(), sessionId }));
        if (isDone)
          toast(`Deleted “${title}”`, {
            action: { label: "Undo", onClick: () => void acts.restore(sessionId) },
          });
      },
      async restore(sessionId) {
        await done(perform(restoreSession, { requestId: newId(), sessionId }));
      },
    };
    return acts;
  }, [perform]);
}
