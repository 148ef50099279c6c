"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useState } from "react";
import { turnView } from "@/lib/client/session/chat-view";
import { SessionStoreProvider, useSession } from "@/lib/client/session/session-context";
import { useRestingStore } from "@/lib/client/session/use-resting-place";
import { moveBetweenArticles } from "@/lib/client/shell/article-keys";
import { WatchTurn } from "./watch-turn";

/** Height of a turn in pixels, until it is measured. */
const turnHeight = 150;

/** The conversation at the place that is watched; what comes later is faint. While the playhead is dragged nothing in it is drawn. */
export function WatchConversation() {
  return (
    <SessionStoreProvider store={useRestingStore()}>
      <RestingConversation />
    </SessionStoreProvider>
  );
}

/** Virtualised, and it goes along with the playhead. */
function RestingConversation() {
  const [scroll, setScroll] = useState<HTMLDivElement | null>(null);
  const state = useSession((session) => session.state);
  const events = useSession((session) => session.events);
  const recording = useSession((session) => session.recording);
  const total = recording?.state.turns.size ?? 0;
  const happened = state.turns.size;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroll,
    estimateSize: () => turnHeight,
    getItemKey: (index) => recording?.state.turns.get(index)?.turnId ?? index,
    overscan: 1,
    paddingStart: 20,
    paddingEnd: 20,
  });
  useEffect(() => {
    if (!scroll || happened === 0) return;
    const show = () =>
      virtualizer.scrollToIndex(happened - 1, { align: happened === total ? "end" : "center" });
    show();
    // Heights are known only once the turns have been drawn.
    const frame = requestAnimationFrame(show);
    return () => cancelAnimationFrame(frame);
  }, [scroll, happened, total, virtualizer]);
  const visible = virtualizer.getVirtualItems();
  return (
    <div
      ref={setScroll}
      data-region="conversation"
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none]"
    >
      {total === 0 && <p className="px-6 py-8 text-mute">Nothing was said in this session.</p>}
      <div className="relative mx-auto max-w-[728px]" style={{ height: virtualizer.getTotalSize() }}>
        <ol
          aria-label="Conversation"
          onKeyDown={moveBetweenArticles}
          className="absolute inset-x-0 top-0 px-4 sm:px-6"
          style={{ transform: `translateY(${visible[0]?.start ?? 0}px)` }}
        >
          {visible.map(({ index, key }) => {
            const isLater = index >= happened;
            const turn = isLater
              ? recording && turnView(recording.state, recording.events, index)
              : turnView(state, events, index);
            return (
              turn && (
                <li
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  aria-posinset={index + 1}
                  aria-setsize={total}
                >
                  <WatchTurn
                    turn={turn}
                    number={index + 1}
                    total={total}
                    isLater={isLater}
                    isBorder={isLater && index === happened}
                  />
                </li>
              )
            );
          })}
        </ol>
      </div>
    </div>
  );
}
