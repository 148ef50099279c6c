"use client";

import { type ReactNode, useMemo, useState } from "react";
import { toast } from "sonner";
import { undoMemoryChanges } from "@/app/(studio)/memories/change-actions";
import { decideProposals } from "@/app/(studio)/memories/proposal-actions";
import { changeStanding } from "@/lib/client/memory/change-standing";
import { type MemoryActs, MemoryActsContextProvider } from "@/lib/client/memory/memory-acts";
import { changeWords } from "@/lib/client/memory/memory-change-words";
import { usePerform } from "@/lib/client/query/use-act";
import { useSessionStore } from "@/lib/client/session/session-context";
import { useAnnouncer } from "@/lib/client/shell/announcer-context";
import { newId } from "@/lib/client/shell/new-id";
import type { UndoMode, UndoTarget } from "@/lib/core/memory/memory-outcomes";
import { UndoQuestion, type UndoQuestionState } from "./undo-question";

const undoWords = { said: "Undone", back: "Redo" };
const redoWords = { said: "Done again", back: "Undo" };

/** Lets the views of a session undo memory changes and decide proposals, and asks where an undo needs a decision. */
export function MemoryActsProvider({ children }: { readonly children: ReactNode }) {
  const perform = usePerform();
  const store = useSessionStore();
  const announcer = useAnnouncer();
  const [question, setQuestion] = useState<UndoQuestionState | null>(null);
  const acts = useMemo(() => {
    const say = (text: string) => announcer.announce({ text, urgency: "polite" });
    const fail = (text: string) => {
      toast.error(text);
      announcer.announce({ text, urgency: "assertive" });
    };
    const takeBack = async (target: UndoTarget, label: string, mode: UndoMode, isRedo: boolean) => {
      const { sessionId, receiveEvents } = store.getState();
      const request = { requestId: newId(), sessionId, target, mode };
      const result = await perform(undoMemoryChanges, request);
      if (!result.ok) return fail(result.error.message);
      const outcome = result.value;
      if (outcome.status === "depends") return setQuestion({ target, label, ...outcome });
      setQuestion(null);
      if (outcome.status === "nothing") return void toast(outcome.reason);
      receiveEvents(outcome.events);
      const words = isRedo ? redoWords : undoWords;
      const said = `${words.said}: ${label}`;
      say(said);
      const eventIds = outcome.events.map((event) => event.id);
      toast(said, {
        action: {
          label: words.back,
          onClick: () => void takeBack({ kind: "events", eventIds }, label, "ask", !isRedo),
        },
      });
    };
    const made: MemoryActs = {
      undo: (target, label, mode = "ask") => takeBack(target, label, mode, false),
      redo: (target, label) => takeBack(target, label, "ask", true),
      undoNewest() {
        const newest = changeStanding(store.getState().events).standing.at(-1);
        if (newest) void made.undo({ kind: "events", eventIds: [newest.id] }, changeWords(newest));
        else toast("There is no memory change to undo in this session.");
      },
      async decide(decision) {
        const { sessionId, receiveEvents } = store.getState();
        const request = { requestId: newId(), sessionId, decisions: [decision] };
        const result = await perform(decideProposals, request);
        if (!result.ok) {
          fail(result.error.message);
          return null;
        }
        const [outcome] = result.value.outcomes;
        if (outcome?.status === "done") {
          receiveEvents(outcome.events);
          say(decision.decision === "accept" ? "Accepted" : "Declined");
        }
        return outcome ?? null;
      },
    };
    return made;
  }, [perform, store, announcer]);
  return (
    <MemoryActsContextProvider acts={acts}>
      {children}
      <UndoQuestion
        question={question}
        onClose={() => setQuestion(null)}
        onDecide={(mode) => question && void acts.undo(question.target, question.label, mode)}
      />
    </MemoryActsContextProvider>
  );
}
