import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type FocusEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useOffsetTop } from "@/components/inspector/use-offset-top";
import type { ChatTurn } from "@/lib/client/session/chat-view";
import { useEditing } from "@/lib/client/session/editing-context";

/** Turns up to which a conversation is in the page as a whole. */
export const drawnWhole = 30;

/** Height of a turn in pixels, until it is measured. */
const turnHeight = 150;

/** Turns beyond the edges of the view that are there already. */
const overscan = 3;

interface VirtualTurnsOptions {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly turns: readonly ChatTurn[];
  /** False while all turns are in the page: then they are only measured. */
  readonly isVirtual: boolean;
}

/** Which turns of a long conversation are in the page, and where. */
export function useVirtualTurns({ scrollRef, turns, isVirtual }: VirtualTurnsOptions) {
  const [element, setElement] = useState<HTMLOListElement | null>(null);
  const editedId = useEditing()?.turnId ?? null;
  const focused = useRef(-1);
  const scrollMargin = useOffsetTop(element, element?.parentElement ?? null);
  const rangeExtractor = (range: Range) => {
    const around = focused.current < 0 ? [] : [-1, 0, 1].map((step) => focused.current + step);
    const all = new Set([...defaultRangeExtractor(range), ...keptIndexes(turns, editedId), ...around]);
    return [...all].filter((index) => index >= 0 && index < range.count).sort((a, b) => a - b);
  };
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: turns.length,
    // From when the page stands: it begins at the end, and a list that began earlier would scroll it to the top.
    enabled: element !== null,
    initialOffset: () => scrollRef.current?.scrollTop ?? 0,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => turnHeight,
    getItemKey: (index) => turns[index]?.turnId ?? index,
    overscan,
    scrollMargin,
    rangeExtractor,
    // What is read stays where it is when earlier turns come in above it.
    anchorTo: isVirtual ? "end" : "start",
  });
  // In the order of the page the browser itself keeps what is read in its place.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = isVirtual ? undefined : () => false;
  useLayoutEffect(() => {
    const { current: scroll } = scrollRef;
    if (scroll) scroll.style.overflowAnchor = isVirtual ? "none" : "";
  }, [scrollRef, isVirtual]);
  const rows = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const turn = turns[index];
    const style: CSSProperties = { transform: `translateY(${start - scrollMargin}px)` };
    return turn ? [{ turn, index, style }] : [];
  });
  return {
    setElement,
    virtualizer,
    rows,
    height: virtualizer.getTotalSize(),
    onFocus: ({ target }: FocusEvent) => {
      focused.current = indexOfRow(target);
    },
    onBlur: () => {
      focused.current = -1;
    },
  };
}

/** The end, where answers are written, with the turn before it for the arrow keys, and the turn that is being rewritten. */
function keptIndexes(turns: readonly ChatTurn[], editedId: string | null): readonly number[] {
  const end = [turns.length - 2, turns.length - 1];
  return editedId === null ? end : [turns.findIndex(({ turnId }) => turnId === editedId), ...end];
}

function indexOfRow(target: Element): number {
  const index = target.closest("li[data-index]")?.getAttribute("data-index");
  return index == null ? -1 : Number(index);
}
