import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** The reader counts as being at the end within this distance, in CSS pixels. */
const endDistancePx = 80;

export interface StickToBottom {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly contentRef: RefObject<HTMLDivElement | null>;
  /** False once the reader has scrolled up to read. */
  readonly isAtEnd: boolean;
  readonly jumpToEnd: () => void;
}

/**
 * The one owner of the conversation's scroll position: follows new text while the reader is at the end,
 * lets go at the first scroll upwards, and never scrolls smoothly under streaming text.
 */
export function useStickToBottom(): StickToBottom {
  const scrollRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);

  const jumpToEnd = useCallback(() => {
    const scroll = scrollRef.current;
    if (!scroll) return;
    sticks.current = true;
    scroll.scrollTop = scroll.scrollHeight;
    setAtEnd(true);
  }, []);

  useLayoutEffect(jumpToEnd, [jumpToEnd]);

  useEffect(() => {
    const scroll = scrollRef.current;
    const content = contentRef.current;
    if (!scroll || !content) return;
    let lastTop = scroll.scrollTop;
    let lastHeight = scroll.scrollHeight;
    const remember = () => {
      lastTop = scroll.scrollTop;
      lastHeight = scroll.scrollHeight;
      setAtEnd(sticks.current || distanceToEnd(scroll) <= endDistancePx);
    };
    const onScroll = () => {
      const wentUp = scroll.scrollTop < lastTop && scroll.scrollHeight >= lastHeight;
      const wentDown = scroll.scrollTop > lastTop;
      if (wentUp && distanceToEnd(scroll) > 1) sticks.current = false;
      if (wentDown && distanceToEnd(scroll) <= endDistancePx) sticks.current = true;
      remember();
    };
    const observer = new ResizeObserver(() => {
      if (sticks.current) scroll.scrollTop = scroll.scrollHeight;
      remember();
    });
    observer.observe(content);
    observer.observe(scroll);
    scroll.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      scroll.removeEventListener("scroll", onScroll);
    };
  }, []);

  return { scrollRef, contentRef, isAtEnd, jumpToEnd };
}

function distanceToEnd(scroll: HTMLElement): number {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
}
