import { useEffect, useRef } from "react";

/** Frames to wait until a turn that was far away is in the page. */
const mostFrames = 30;

/**
 * Brings the turn that the address names ("#" and its id) into view and gives its message the focus: links from memories lead there. `approach`
 * scrolls to where it will be in a list that does not hold all of them.
 */
export function useAddressedTurn(approach: (turnId: string) => void): void {
  const newest = useRef(approach);
  useEffect(() => {
    newest.current = approach;
  });
  useEffect(() => {
    let frame = 0;
    const soon = (work: () => void) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(work);
    };
    const show = () => {
      const turnId = decodeURIComponent(window.location.hash.slice(1));
      if (turnId === "") return;
      // The conversation first scrolls to its end and measures itself; a scroll before that is overruled.
      soon(() =>
        soon(() => {
          newest.current(turnId);
          look(turnId, mostFrames);
        }),
      );
    };
    const look = (turnId: string, framesLeft: number) => {
      const turn = document.getElementById(turnId);
      if (!turn) return framesLeft > 0 ? soon(() => look(turnId, framesLeft - 1)) : undefined;
      turn.scrollIntoView({ block: "start" });
      turn.querySelector<HTMLElement>("article")?.focus({ preventScroll: true });
    };
    show();
    window.addEventListener("hashchange", show);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("hashchange", show);
    };
  }, []);
}
