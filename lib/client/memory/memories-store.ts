import { createStore, type StoreApi } from "zustand/vanilla";

/** A dialog of the page, with what it is about. */
export type MemoriesDialog =
  | { readonly kind: "add" }
  | { readonly kind: "import" }
  | { readonly kind: "export"; readonly memoryIds: readonly string[] | null }
  | { readonly kind: "purge"; readonly memoryId: string };

/** A change that the person made here and can take back. */
export interface UndoableChange {
  readonly label: string;
  readonly eventIds: readonly string[];
}

/** What the page holds beside its address: nothing here survives a reload, and nothing here needs to. */
export interface MemoriesSnapshot {
  readonly selected: ReadonlySet<string>;
  /** The memory whose text is being edited. */
  readonly editing: string | null;
  readonly dialog: MemoriesDialog | null;
  /** The newest last. */
  readonly undoable: readonly UndoableChange[];
}

export interface MemoriesStoreActions {
  toggleSelected(memoryId: string): void;
  setSelected(memoryIds: readonly string[]): void;
  edit(memoryId: string | null): void;
  open(dialog: MemoriesDialog | null): void;
  remember(change: UndoableChange): void;
  /** Takes the newest change off the list and returns it. */
  takeUndoable(): UndoableChange | null;
  forget(change: UndoableChange): void;
}

export type MemoriesStore = StoreApi<MemoriesSnapshot & MemoriesStoreActions>;

/** More changes than anybody takes back one by one. */
const mostUndoable = 50;

/** Creates the store of the page of memories. */
export function createMemoriesStore(): MemoriesStore {
  return createStore((set, get) => ({
    selected: new Set<string>(),
    editing: null,
    dialog: null,
    undoable: [],
    toggleSelected(memoryId) {
      const selected = new Set(get().selected);
      if (!selected.delete(memoryId)) selected.add(memoryId);
      set({ selected });
    },
    setSelected: (memoryIds) => set({ selected: new Set(memoryIds) }),
    edit: (editing) => set({ editing }),
    open: (dialog) => set({ dialog }),
    remember: (change) => set({ undoable: [...get().undoable, change].slice(-mostUndoable) }),
    takeUndoable() {
      const newest = get().undoable.at(-1) ?? null;
      set({ undoable: get().undoable.slice(0, -1) });
      return newest;
    },
    forget: (change) => set({ undoable: get().undoable.filter((known) => known !== change) }),
  }));
}
