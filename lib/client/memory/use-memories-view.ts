"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type MemoriesView, readView, viewAddress } from "./memories-view";

/** Changes the view. `push` makes a step that the back button takes back; the default replaces the address, as typing must. */
export type ChangeView = (change: Partial<MemoriesView>, how?: "push" | "replace") => void;

/** The view that the address says, and the way to change it. The address is the only place in which it is kept. */
export function useMemoriesView(): readonly [MemoriesView, ChangeView] {
  const search = useSearchParams();
  const pathname = usePathname();
  const view = useMemo(() => readView(search), [search]);
  const change = useCallback<ChangeView>(
    (changed, how = "replace") => {
      // The address may have moved on since the last render: several changes of one event must not undo each other.
      const current = pathname === "/memories" ? readView(new URLSearchParams(window.location.search)) : view;
      const address = viewAddress({ ...current, ...changed });
      if (how === "push") window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [pathname, view],
  );
  return [view, change];
}
