"use client";

import { Route } from "lucide-react";
import { useEffect, useState } from "react";
import { useSession } from "@/lib/client/session/session-context";

/** Shorter or longer selections are no facts. */
const length = { least: 3, most: 300 };

interface Selected {
  readonly words: string;
  readonly x: number;
  readonly y: number;
}

/** Beside words that are selected in the conversation: a way to follow them through the session. */
export function SelectionFollower() {
  const follow = useSession((session) => session.followWords);
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    // After the selection is made, not while it grows.
    const show = () => setSelected(selectedNow());
    const hide = () => {
      if (window.getSelection()?.isCollapsed) setSelected(null);
    };
    document.addEventListener("pointerup", show);
    document.addEventListener("keyup", show);
    document.addEventListener("selectionchange", hide);
    return () => {
      document.removeEventListener("pointerup", show);
      document.removeEventListener("keyup", show);
      document.removeEventListener("selectionchange", hide);
    };
  }, []);
  if (!selected) return null;
  return (
    <button
      type="button"
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        setSelected(null);
        follow(selected.words);
      }}
      className="fixed z-40 inline-flex min-h-7 -translate-x-1/2 items-center gap-1.5 rounded-lg border border-line bg-panel px-2.5 text-xs font-medium shadow-lg shadow-black/10 hover:bg-soft pointer-coarse:min-h-11"
      style={{ left: selected.x, top: selected.y }}
    >
      <Route aria-hidden className="size-3.5 text-accent" />
      Follow this
    </button>
  );
}

function selectedNow(): Selected | null {
  const selection = window.getSelection();
  const words = selection?.toString().trim() ?? "";
  if (!selection || selection.isCollapsed || words.length < length.least || words.length > length.most)
    return null;
  const anchor = selection.anchorNode;
  const element = anchor instanceof Element ? anchor : anchor?.parentElement;
  if (!element?.closest('[data-region="conversation"]')) return null;
  const { left, width, bottom } = selection.getRangeAt(0).getBoundingClientRect();
  return { words, x: Math.max(70, Math.min(left + width / 2, window.innerWidth - 70)), y: bottom + 6 };
}
