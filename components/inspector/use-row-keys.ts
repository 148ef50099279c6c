"use client";

import type { KeyboardEvent } from "react";
import { focusRow, type RowList, rowIndexOf } from "../ui/focus-row";

interface RowKeysOptions extends RowList {
  readonly count: number;
  /** Told which row the keys moved to. */
  onMove?(index: number): void;
}

/**
 * Arrow keys, J and K, Home and End move through the rows of a long list, from any control of a row. Keys inside fields and inside
 * text that scrolls stay there.
 */
export function useRowKeys({
  count,
  onMove,
  ...rowList
}: RowKeysOptions): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const current = rowIndexOf(event.target);
    const next = current === null ? null : targetIndex(event.key, current, count);
    if (next === null) return;
    event.preventDefault();
    focusRow(rowList, next);
    onMove?.(next);
  };
}

function targetIndex(key: string, current: number, count: number): number | null {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = key === "ArrowDown" || key === "j" ? 1 : key === "ArrowUp" || key === "k" ? -1 : 0;
  return step === 0 ? null : Math.min(count - 1, Math.max(0, current + step));
}
