"use client";

import type { KeyboardEvent } from "react";

interface RowKeysOptions {
  readonly list: HTMLElement | null;
  readonly count: number;
  /** Brings a row into view, so that it is mounted and can take the focus. */
  scrollToIndex(index: number): void;
  /** Told which row the keys moved to. */
  onMove?(index: number): void;
}

/**
 * Arrow keys, J and K, Home and End move through the rows of a long list. Rows carry `data-row` with their index on the element
 * that takes the focus. Keys inside fields stay with the field.
 */
export function useRowKeys({
  list,
  count,
  scrollToIndex,
  onMove,
}: RowKeysOptions): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isField(event.target))
      return;
    const current = rowIndexOf(event.target);
    const next = targetIndex(event.key, current, count);
    if (next === null) return;
    event.preventDefault();
    focusRow(next, 8);
    onMove?.(next);
  };

  /** A row far away is mounted only after the list has scrolled there, which may take some frames. */
  function focusRow(index: number, attemptsLeft: number): void {
    const row = list?.querySelector<HTMLElement>(`[data-row="${index}"]`);
    if (row) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
      return;
    }
    if (attemptsLeft === 0) return;
    scrollToIndex(index);
    requestAnimationFrame(() => focusRow(index, attemptsLeft - 1));
  }
}

function targetIndex(key: string, current: number | null, count: number): number | null {
  if (count === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = key === "ArrowDown" || key === "j" ? 1 : key === "ArrowUp" || key === "k" ? -1 : 0;
  if (step === 0) return null;
  if (current === null) return step > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, current + step));
}

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return row ? Number(row.dataset.row) : null;
}

function isField(target: EventTarget): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
