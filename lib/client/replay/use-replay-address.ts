import { useEffect } from "react";
import { useWatch } from "./watch-context";

/** How long the playhead must rest before the address follows, in milliseconds: browsers allow few changes a second. */
const restMs = 250;

/** The part of an address that names a place: a page that is a file may change its fragment alone. */
export type AddressPart = "query" | "fragment";

/** Keeps the place in the address, so that a copied link and a reload come back to it. */
export function useReplayAddress(part: AddressPart): void {
  const { playhead } = useWatch();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = playhead.subscribe((now, before) => {
      if (now.index === before.index && now.granularity === before.granularity) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { granularity, positions, index } = playhead.getState();
        const place =
          granularity === "steps" ? `step=${index + 1}` : `event=${positions[index]?.sequence ?? 1}`;
        const address = part === "query" ? `${window.location.pathname}?${place}` : `#${place}`;
        window.history.replaceState(window.history.state, "", address);
      }, restMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [playhead, part]);
}
