"use client";

import { type CSSProperties, type RefObject, useEffect, useState } from "react";
import type { ChatTurn } from "@/lib/client/session/chat-view";
import { useAddressedTurn } from "@/lib/client/session/use-addressed-turn";
import { moveBetweenArticles } from "@/lib/client/shell/article-keys";
import { TurnMessages } from "./turn-messages";
import { drawnWhole, useVirtualTurns } from "./use-virtual-turns";

interface TurnListProps {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly turns: readonly ChatTurn[];
  /** Turns of the session that come before these and are not loaded. */
  readonly earlierTurns: number;
}

/**
 * The turns. An ordinary conversation is in the page as a whole, so that the browser's own search finds all of it; of a long one only what is
 * near the view, the turn at the end, and the one that has the focus.
 */
export function TurnList({ scrollRef, turns, earlierTurns }: TurnListProps) {
  // The server and the first look show the end alone: where rows stand is known only once they have been measured.
  const [isMounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const isVirtual = isMounted && turns.length > drawnWhole;
  const list = useVirtualTurns({ scrollRef, turns, isVirtual });
  useAddressedTurn((turnId) => {
    const index = turns.findIndex((turn) => turn.turnId === turnId);
    if (isVirtual && index >= 0) list.virtualizer.scrollToIndex(index, { align: "start" });
  });
  const shown = isVirtual
    ? list.rows
    : turns.slice(-drawnWhole).map((turn, place) => ({
        turn,
        index: Math.max(0, turns.length - drawnWhole) + place,
        style: undefined,
      }));
  return (
    <ol
      ref={list.setElement}
      aria-label="Conversation"
      onKeyDown={moveBetweenArticles}
      onFocus={list.onFocus}
      onBlur={list.onBlur}
      className={isVirtual ? "relative" : undefined}
      style={isVirtual ? { height: list.height } : undefined}
    >
      {shown.map(({ turn, index, style }) => (
        <TurnRow
          key={turn.turnId}
          measure={list.virtualizer.measureElement}
          {...{ turn, index, style }}
          total={earlierTurns + turns.length}
          place={earlierTurns + index}
          isLast={index === turns.length - 1}
        />
      ))}
    </ol>
  );
}

interface TurnRowProps {
  readonly turn: ChatTurn;
  /** Among the turns that are loaded. */
  readonly index: number;
  /** Among all turns of the session, from 0. */
  readonly place: number;
  readonly total: number;
  readonly isLast: boolean;
  /** Where the row stands; absent in the order of the page. */
  readonly style: CSSProperties | undefined;
  readonly measure: (element: Element | null) => void;
}

function TurnRow({ turn, index, place, total, isLast, style, measure }: TurnRowProps) {
  return (
    <li
      ref={measure}
      data-index={index}
      aria-posinset={place + 1}
      aria-setsize={total}
      className={style && "absolute inset-x-0 top-0"}
      style={style}
    >
      <TurnMessages turn={turn} position={place * 2 + 1} total={total * 2} isLast={isLast} />
    </li>
  );
}
