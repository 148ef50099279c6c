"use client";

import { useEffect, useRef } from "react";
import { useSession } from "@/lib/client/session/session-context";
import type { MemoryVersion } from "@/lib/core/log/memory";

/** Scrolls to the memory that another part of the page asked for, once per request. */
export function useScrolledToMemory(
  memories: readonly MemoryVersion[],
  scrollToIndex: (index: number) => void,
): void {
  const focus = useSession((session) => session.focus);
  const scrolled = useRef<object | null>(null);
  useEffect(() => {
    if (focus.memoryId === null || scrolled.current === focus) return;
    const index = memories.findIndex((memory) => memory.memoryId === focus.memoryId);
    if (index < 0) return;
    scrolled.current = focus;
    scrollToIndex(index);
  });
}
