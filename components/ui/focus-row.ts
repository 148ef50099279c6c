/** A long list whose rows carry `data-row` with their index on the element that takes the focus. */
export interface RowList {
  readonly list: HTMLElement | null;
  /** Brings a row into view, so that it is mounted and can take the focus. */
  scrollToIndex(index: number): void;
}

/** Gives a row the focus. A row far away is mounted only after the list has scrolled there, which may take some frames. */
export function focusRow({ list, scrollToIndex }: RowList, index: number, attemptsLeft = 8): void {
  const row = list?.querySelector<HTMLElement>(`[data-row="${index}"]`);
  if (row) {
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    return;
  }
  if (attemptsLeft === 0) return;
  scrollToIndex(index);
  requestAnimationFrame(() => focusRow({ list, scrollToIndex }, index, attemptsLeft - 1));
}

/** The index of the row in which a control stands; null for what is no control. */
export function rowIndexOf(target: EventTarget | null): number | null {
  const control = target instanceof Element ? target.closest("button, a") : null;
  const row = control?.closest<HTMLElement>("[data-index]");
  return row ? Number(row.dataset.index) : null;
}
