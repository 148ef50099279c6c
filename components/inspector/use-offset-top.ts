"use client";

import { useLayoutEffect, useState } from "react";

/** Distance of an element from the top of the scrolled content, kept up to date while what is above it grows and shrinks. */
export function useOffsetTop(element: HTMLElement | null, content: HTMLElement | null): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    if (!element || !content) return;
    const measure = () =>
      setOffset(Math.round(element.getBoundingClientRect().top - content.getBoundingClientRect().top));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(content);
    return () => observer.disconnect();
  }, [element, content]);
  return offset;
}
