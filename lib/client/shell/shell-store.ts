import { createStore, type StoreApi } from "zustand/vanilla";
import type { ModelIdentity } from "@/lib/core/log/event-envelope";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { fetchSessions } from "../session/api";
import type { InspectorPreference } from "./inspector-preference";
import { newId } from "./new-id";

/** What the frame around a session holds; it outlives the session on screen. */
export interface ShellSnapshot {
  readonly sessions: readonly SessionListEntry[];
  /** The model that answers. */
  readonly model: ModelIdentity;
  /** The id of the session that begins with the next first message. */
  readonly newSessionId: string;
  /** The list of sessions as a drawer, on small screens. */
  readonly isDrawerOpen: boolean;
  readonly isKeyboardHelpOpen: boolean;
  readonly inspector: InspectorPreference;
  /** True when the person just asked for a new session: the composer then takes the focus. */
  readonly wantsComposerFocus: boolean;
}

export interface ShellActions {
  refreshSessions(): Promise<void>;
  /** Gives the next new session an id of its own. */
  beginNewSession(): void;
  setDrawerOpen(open: boolean): void;
  setKeyboardHelpOpen(open: boolean): void;
  setModel(model: ModelIdentity): void;
  setInspector(preference: InspectorPreference): void;
  composerFocusTaken(): void;
}

export type ShellStore = StoreApi<ShellSnapshot & ShellActions>;

/** What the frame starts from. */
export interface ShellSeed {
  readonly sessions: readonly SessionListEntry[];
  readonly model: ModelIdentity;
  readonly inspector: InspectorPreference;
}

/** Creates the store of the frame. */
export function createShellStore(seed: ShellSeed): ShellStore {
  return createStore((set) => ({
    ...seed,
    newSessionId: newId(),
    isDrawerOpen: false,
    isKeyboardHelpOpen: false,
    wantsComposerFocus: false,
    async refreshSessions() {
      const sessions = await fetchSessions();
      if (sessions) set({ sessions });
    },
    beginNewSession: () => set({ newSessionId: newId(), isDrawerOpen: false, wantsComposerFocus: true }),
    setDrawerOpen: (isDrawerOpen) => set({ isDrawerOpen }),
    setKeyboardHelpOpen: (isKeyboardHelpOpen) => set({ isKeyboardHelpOpen }),
    setModel: (model) => set({ model }),
    setInspector: (inspector) => set({ inspector }),
    composerFocusTaken: () => set({ wantsComposerFocus: false }),
  }));
}
