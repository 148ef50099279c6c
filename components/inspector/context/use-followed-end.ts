"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useRestingPlace } from "@/lib/client/session/use-resting-place";

/** The reader counts as being at the end within this distance, in CSS pixels. */
const endDistancePx = 60;

/**
 * Keeps the newest row in view until the reader scrolls up, and again once they are back. In a recording it goes along with the playhead when
 * the hand rests. `isOn` is false for lists that are short enough to be read from the top.
 */
export function useFollowedEnd(
  scroll: HTMLElement,
  content: HTMLElement,
  isOn: boolean,
): { readonly isAtEnd: boolean; readonly jumpToEnd: () => void } {
  const sticks = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);
  const rested = useRestingPlace().state;
  const toEnd = useCallback(() => {
    scroll.scrollTop = scroll.scrollHeight;
  }, [scroll]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every new state may have a new row at the end.
  useLayoutEffect(() => {
    if (isOn && sticks.current) toEnd();
  }, [isOn, toEnd, rested]);

  useEffect(() => {
    if (!isOn) return;
    let lastTop = scroll.scrollTop;
    let lastHeight = scroll.scrollHeight;
    const distance = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
    const onScroll = () => {
      // A list that shrinks moves up by itself; only the reader's own scrolling lets go.
      if (scroll.scrollTop < lastTop && scroll.scrollHeight >= lastHeight && distance() > endDistancePx)
        sticks.current = false;
      if (distance() <= endDistancePx) sticks.current = true;
      lastTop = scroll.scrollTop;
      lastHeight = scroll.scrollHeight;
      setAtEnd(sticks.current);
    };
    // Rows are measured after they are drawn, so the end moves once more.
    const observer = new ResizeObserver(() => {
      if (sticks.current) toEnd();
      lastHeight = scroll.scrollHeight;
    });
    observer.observe(content);
    scroll.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      scroll.removeEventListener("scroll", onScroll);
    };
  }, [scroll, content, isOn, toEnd]);

  const jumpToEnd = useCallback(() => {
    sticks.current = true;
    setAtEnd(true);
    toEnd();
  }, [toEnd]);
  return { isAtEnd: isAtEnd || !isOn, jumpToEnd };
}
