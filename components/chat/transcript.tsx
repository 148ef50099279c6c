"use client";

import { useEffect, useMemo } from "react";
import { EarlierEvents } from "@/components/inspector/earlier-events";
import { chatView, withPending } from "@/lib/client/session/chat-view";
import { useSession, useSessionStore } from "@/lib/client/session/session-context";
import { useStickToBottom } from "@/lib/client/session/use-stick-to-bottom";
import { JumpToEnd } from "./jump-to-end";
import { TurnList } from "./turn-list";

/** All messages of the session, oldest first, in the one element that scrolls. */
export function Transcript() {
  const store = useSessionStore();
  const state = useSession((session) => session.state);
  const events = useSession((session) => session.events);
  const earlierTurns = useSession((session) => session.state.earlier?.turns ?? 0);
  const pending = useSession((session) => session.pendingMessage);
  const turns = useMemo(() => withPending(chatView(state, events), pending), [state, events, pending]);
  const { scrollRef, contentRef, isAtEnd, jumpToEnd } = useStickToBottom();
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.pendingMessage && !before.pendingMessage) requestAnimationFrame(jumpToEnd);
      }),
    [store, jumpToEnd],
  );
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scrollRef}
        data-region="conversation"
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain outline-offset-[-2px]"
      >
        <div ref={contentRef} className="mx-auto max-w-[728px] px-4 pt-6 pb-4 sm:px-6">
          <EarlierEvents of="turns" className="pb-3" />
          <TurnList scrollRef={scrollRef} turns={turns} earlierTurns={earlierTurns} />
        </div>
      </div>
      <JumpToEnd isAtEnd={isAtEnd} onJump={jumpToEnd} />
    </div>
  );
}
