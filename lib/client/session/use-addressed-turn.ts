import { useEffect } from "react";

/** Brings the turn that the address names ("#" and its id) into view and gives its message the focus: links from memories lead there. */
export function useAddressedTurn(): void {
  useEffect(() => {
    let frame = 0;
    const show = () => {
      const turnId = decodeURIComponent(window.location.hash.slice(1));
      if (turnId === "") return;
      // The conversation first scrolls to its end and measures itself; a scroll before that is overruled.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          const message = document.getElementById(turnId);
          message?.scrollIntoView({ block: "start" });
          message?.querySelector<HTMLElement>("article")?.focus({ preventScroll: true });
        });
      });
    };
    show();
    window.addEventListener("hashchange", show);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("hashchange", show);
    };
  }, []);
}
