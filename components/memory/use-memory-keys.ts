"use client";

import { type RefObject, useEffect, useRef } from "react";
import { rowIndexOf } from "@/components/ui/focus-row";
import { useMemoriesStore } from "@/lib/client/memory/memories-context";
import type { MemoriesView } from "@/lib/client/memory/memories-view";
import type { MemoryRow } from "@/lib/client/memory/memory-row";
import type { ChangeView } from "@/lib/client/memory/use-memories-view";
import { isTypingIn } from "@/lib/client/shell/shortcuts";
import type { MemoryListHandle } from "./store/memory-list";
import { useMemoryChanges } from "./use-memory-changes";

interface MemoryKeysOptions {
  readonly view: MemoriesView;
  readonly onChange: ChangeView;
  readonly rows: readonly MemoryRow[];
  readonly list: RefObject<MemoryListHandle | null>;
}

/** The keys of the page; they do nothing while the person types, in dialogs, and together with Ctrl, Alt or ⌘. */
export function useMemoryKeys(options: MemoryKeysOptions): void {
  const store = useMemoriesStore();
  const changes = useMemoryChanges();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      if (isTypingIn(event.target) || document.querySelector('[role="dialog"], [role="menu"]')) return;
      const act = actionOf(event, latest.current, store.getState(), changes);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [store, changes]);
}

/** What a key acts on. */
interface KeyScene extends MemoryKeysOptions {
  readonly store: ReturnType<ReturnType<typeof useMemoriesStore>["getState"]>;
  readonly changes: ReturnType<typeof useMemoryChanges>;
  /** The row with the focus, else the row of the memory that is open. */
  readonly row: number | null;
  /** True when a row itself has the focus: the arrow keys scroll everything else. */
  readonly isInList: boolean;
  readonly memoryId: string | null;
  readonly isPast: boolean;
}

type KeyAction = (scene: KeyScene) => (() => void) | null;

const keyActions: ReadonlyMap<string, KeyAction> = new Map<string, KeyAction>([
  ["/", () => () => document.getElementById("memory-search")?.focus()],
  ["j", (scene) => go(scene, 1)],
  ["k", (scene) => go(scene, -1)],
  ["ArrowDown", (scene) => (scene.isInList ? go(scene, 1) : null)],
  ["ArrowUp", (scene) => (scene.isInList ? go(scene, -1) : null)],
  ["e", edit],
  [
    "x",
    ({ memoryId, isPast, store }) =>
      memoryId === null || isPast ? null : () => store.toggleSelected(memoryId),
  ],
  ["Delete", remove],
  [
    "u",
    ({ changes }) =>
      () =>
        changes.undoNewest(),
  ],
  [
    "n",
    ({ store }) =>
      () =>
        store.open({ kind: "add" }),
  ],
  ["Escape", ({ view, onChange }) => (view.memoryId === null ? null : () => onChange({ memoryId: null }))],
]);

/** What a key does here, or null. */
function actionOf(
  event: KeyboardEvent,
  options: MemoryKeysOptions,
  store: KeyScene["store"],
  changes: KeyScene["changes"],
): (() => void) | null {
  const { view, rows } = options;
  const focused = rowIndexOf(event.target);
  const open = rows.findIndex(({ memory }) => memory.memoryId === view.memoryId);
  const row = focused ?? (open < 0 ? null : open);
  const memoryId = (row === null ? null : rows[row]?.memory.memoryId) ?? view.memoryId;
  const isInList = focused !== null;
  const scene = { ...options, store, changes, row, isInList, memoryId, isPast: view.asOf !== null };
  return keyActions.get(event.key)?.(scene) ?? null;
}

function go({ rows, row, list, view, onChange }: KeyScene, step: 1 | -1): (() => void) | null {
  if (rows.length === 0) return null;
  return () => {
    const next = row === null ? 0 : Math.min(rows.length - 1, Math.max(0, row + step));
    list.current?.focusRow(next);
    const memoryId = rows[next]?.memory.memoryId;
    if (view.memoryId !== null && memoryId) onChange({ memoryId });
  };
}

function edit({ memoryId, isPast, store, onChange }: KeyScene): (() => void) | null {
  if (memoryId === null || isPast) return null;
  return () => {
    onChange({ memoryId });
    // Another memory on screen ends the editing, so it begins once that has settled.
    requestAnimationFrame(() => requestAnimationFrame(() => store.edit(memoryId)));
  };
}

function remove({
  memoryId,
  isPast,
  store,
  view,
  rows,
  row,
  onChange,
  changes,
}: KeyScene): (() => void) | null {
  const ids = store.selected.size > 0 ? [...store.selected] : memoryId === null ? [] : [memoryId];
  if (isPast || ids.length === 0) return null;
  return () => {
    const next = rows[(row ?? -1) + 1]?.memory.memoryId ?? null;
    if (view.memoryId !== null && ids.includes(view.memoryId)) onChange({ memoryId: next });
    store.setSelected([]);
    void changes.deleteMemories(ids);
  };
}
