"use client";

import { useEffect, useRef } from "react";
import type { ContextRow } from "./context-rows";

/** Scrolls to the tray each time it is asked for. */
export function useShownTray(
  requests: number,
  rows: readonly ContextRow[],
  scrollToIndex: (index: number) => void,
): void {
  const answered = useRef(requests);
  useEffect(() => {
    if (answered.current === requests) return;
    answered.current = requests;
    const index = rows.findIndex((row) => row.type === "tray");
    if (index >= 0) scrollToIndex(index);
  });
}
