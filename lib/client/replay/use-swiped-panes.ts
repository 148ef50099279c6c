import { type RefCallback, useCallback, useRef, useState } from "react";

/** Panes beside each other of which one fills a small screen: swiped by touch, chosen by a button, or brought into view by the focus. */
export interface SwipedPanes<Pane extends string> {
  /** The one that is in view. */
  readonly pane: Pane;
  /** Brings one into view. */
  choose(pane: Pane): void;
  /** Of the row that scrolls sideways. */
  readonly rowRef: RefCallback<HTMLElement>;
}

/** Keeps which of the panes is in view; they are the children of the row, in this order, each as wide as it. */
export function useSwipedPanes<Pane extends string>(panes: readonly [Pane, ...Pane[]]): SwipedPanes<Pane> {
  const row = useRef<HTMLElement | null>(null);
  const [pane, setPane] = useState<Pane>(panes[0]);
  const order = useRef(panes);
  const rowRef = useCallback((element: HTMLElement | null) => {
    row.current = element;
    if (!element) return;
    const follow = () => {
      const shown =
        order.current[Math.round(Math.abs(element.scrollLeft) / Math.max(1, element.clientWidth))];
      if (shown !== undefined) setPane(shown);
    };
    element.addEventListener("scroll", follow, { passive: true });
    return () => element.removeEventListener("scroll", follow);
  }, []);
  const choose = useCallback((wanted: Pane) => {
    setPane(wanted);
    const index = order.current.indexOf(wanted);
    const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    row.current?.scrollTo({ left: index * row.current.clientWidth, behavior });
  }, []);
  return { pane, choose, rowRef };
}
