"use client";

import { useEffect, useRef } from "react";
import { useSession } from "@/lib/client/session/session-context";
import type { SessionState } from "@/lib/core/session/session-state";
import { type ContextRow, unfoldedFor } from "./context-rows";
import type { ContextFolds } from "./use-context-folds";

interface RevealedItemOptions {
  readonly state: SessionState;
  readonly rows: readonly ContextRow[];
  readonly folds: ContextFolds;
  scrollToIndex(index: number): void;
}

/** Opens and scrolls to the item that another part of the page asked for, once per request. */
export function useRevealedItem({ state, rows, folds, scrollToIndex }: RevealedItemOptions): void {
  const focus = useSession((session) => session.focus);
  const revealed = useRef<object | null>(null);
  const scrolled = useRef<object | null>(null);
  useEffect(() => {
    if (focus.itemId === null || scrolled.current === focus) return;
    if (revealed.current !== focus) {
      revealed.current = focus;
      folds.reveal(focus.itemId, unfoldedFor(state, focus.itemId));
      return;
    }
    const index = rows.findIndex((row) => showsItem(row, focus.itemId));
    if (index < 0) return;
    scrolled.current = focus;
    scrollToIndex(index);
  });
}

function showsItem(row: ContextRow, itemId: string | null): boolean {
  if (row.type === "item") return row.item.itemId === itemId || row.call?.itemId === itemId;
  return row.type === "left-item" && row.item.itemId === itemId;
}
