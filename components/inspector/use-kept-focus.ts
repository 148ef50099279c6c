"use client";

import { useEffect, useRef } from "react";
import { focusRow, type RowList, rowIndexOf } from "../ui/focus-row";

interface KeptFocusOptions extends RowList {
  readonly rows: readonly unknown[];
}

/**
 * Keeps the place of the keyboard: when a change of the rows takes the one that has the focus, as restoring it from the tray does,
 * the row that then takes its place has the focus.
 */
export function useKeptFocus({ rows, ...rowList }: KeptFocusOptions): void {
  const { list } = rowList;
  const last = useRef<{ readonly control: Element; readonly index: number } | null>(null);
  const shownRows = useRef(rows);
  useEffect(() => {
    if (!list) return;
    const remember = ({ target }: FocusEvent) => {
      const index = rowIndexOf(target);
      last.current = index === null || !(target instanceof Element) ? null : { control: target, index };
    };
    const forget = () => {
      last.current = null;
    };
    list.addEventListener("focusin", remember);
    document.addEventListener("pointerdown", forget);
    return () => {
      list.removeEventListener("focusin", remember);
      document.removeEventListener("pointerdown", forget);
    };
  }, [list]);
  useEffect(() => {
    const haveChanged = shownRows.current !== rows;
    shownRows.current = rows;
    if (!last.current || last.current.control.isConnected) return;
    const { index } = last.current;
    last.current = null;
    // A row that is only scrolled out of sight must not call the list back.
    if (haveChanged && document.activeElement === document.body)
      focusRow(rowList, Math.min(index, rows.length - 1));
  });
}
