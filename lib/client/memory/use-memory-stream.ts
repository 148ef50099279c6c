"use client";

import { useEffect } from "react";
import { useMemoriesStore } from "./memories-context";

/** Several changes of one step are one reload, in milliseconds. */
const gatherMs = 120;

/** Tells the page when memories or proposals change, here, in a conversation or by a running agent. Browsers reconnect by themselves. */
export function useMemoryStream(): void {
  const store = useMemoriesStore();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => store.getState().memoriesChanged(), gatherMs);
    };
    const source = new EventSource("/api/memories/stream");
    let wasLost = false;
    source.addEventListener("memories", changed);
    source.addEventListener("error", () => {
      wasLost = true;
    });
    source.addEventListener("open", () => {
      // What happened while the connection was lost was not told.
      if (wasLost) changed();
      wasLost = false;
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [store]);
}
