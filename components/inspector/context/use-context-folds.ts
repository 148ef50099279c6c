"use client";

import { useMemo, useState } from "react";
import type { RowFolds } from "./context-rows";

/** What is open in the Context tab, and how to open and close it. */
export interface ContextFolds extends RowFolds {
  /** Ids of the items whose details are shown. */
  readonly expanded: ReadonlySet<string>;
  toggleUnfolded(id: string): void;
  toggleExpanded(itemId: string): void;
  toggleTray(): void;
  /** Shows everything that left, however much it is. */
  showWholeTray(): void;
  /** Opens the tray and asks the list to scroll to it. */
  showTray(): void;
  /** How often the tray was asked for; the list scrolls there when it grows. */
  readonly trayRequests: number;
  /** Opens everything that hides an item, and its details. */
  reveal(itemId: string, unfolded: readonly string[]): void;
}

/** Keeps which rows are unfolded and expanded, by stable id, so that new events do not close or move what is being read. */
export function useContextFolds(): ContextFolds {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [isTrayOpen, setTrayOpen] = useState(true);
  const [isTrayWhole, setTrayWhole] = useState(false);
  const [trayRequests, setTrayRequests] = useState(0);
  return useMemo(
    () => ({
      unfolded,
      expanded,
      isTrayOpen,
      isTrayWhole,
      showWholeTray: () => setTrayWhole(true),
      toggleUnfolded: (id) => setUnfolded((ids) => toggled(ids, id)),
      toggleExpanded: (itemId) => setExpanded((ids) => toggled(ids, itemId)),
      trayRequests,
      showTray: () => {
        setTrayOpen(true);
        setTrayRequests((requests) => requests + 1);
      },
      toggleTray: () => setTrayOpen((isOpen) => !isOpen),
      reveal: (itemId, ids) => {
        setUnfolded((known) => new Set([...known, ...ids]));
        setExpanded((known) => new Set(known).add(itemId));
        setTrayOpen(true);
        setTrayWhole(true);
      },
    }),
    [unfolded, expanded, isTrayOpen, isTrayWhole, trayRequests],
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
