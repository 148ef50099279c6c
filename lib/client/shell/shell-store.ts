import { createStore, type StoreApi } from "zustand/vanilla";
import type { ModelIdentity } from "@/lib/core/log/event-envelope";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import type { WantedLocalModel } from "../model/wanted-local-model";
import type { InspectorPreference } from "./inspector-preference";
import { newId } from "./new-id";

/** What the frame around a session holds; it outlives the session on screen. */
export interface ShellSnapshot {
  /** The model that answers. */
  readonly model: ModelIdentity;
  /** The id of the session that begins with the next first message. */
  readonly newSessionId: string;
  /** The list of sessions as a drawer, on small screens. */
  readonly isDrawerOpen: boolean;
  readonly isKeyboardHelpOpen: boolean;
  readonly isPaletteOpen: boolean;
  /** The sheet in which a model is connected. */
  readonly isConnectOpen: boolean;
  /** The model of this machine that is on its way; null for none. */
  readonly wantedLocalModel: WantedLocalModel | null;
  /** The conversation that the person is asked about before it is deleted for good. Held here, because its row goes with it. */
  readonly purging: SessionListEntry | null;
  readonly inspector: InspectorPreference;
  /** True while the stream of a session is open, which carries the hints that the shell needs. */
  readonly isFollowingSession: boolean;
  /** True when the person just asked for a new session: the composer then takes the focus. */
  readonly wantsComposerFocus: boolean;
}

export interface ShellActions {
  /** Gives the next new session an id of its own. */
  beginNewSession(): void;
  setDrawerOpen(open: boolean): void;
  setKeyboardHelpOpen(open: boolean): void;
  setPaletteOpen(open: boolean): void;
  setConnectOpen(open: boolean): void;
  wantLocalModel(wanted: WantedLocalModel | null): void;
  setPurging(session: SessionListEntry | null): void;
  setModel(model: ModelIdentity): void;
  setInspector(preference: InspectorPreference): void;
  setFollowingSession(isFollowing: boolean): void;
  composerFocusTaken(): void;
}

export type ShellStore = StoreApi<ShellSnapshot & ShellActions>;

/** What the frame starts from. */
export interface ShellSeed {
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
    isPaletteOpen: false,
    isConnectOpen: false,
    wantedLocalModel: null,
    purging: null,
    isFollowingSession: false,
    wantsComposerFocus: false,
    beginNewSession: () => set({ newSessionId: newId(), isDrawerOpen: false, wantsComposerFocus: true }),
    setDrawerOpen: (isDrawerOpen) => set({ isDrawerOpen }),
    setKeyboardHelpOpen: (isKeyboardHelpOpen) => set({ isKeyboardHelpOpen }),
    setPurging: (purging) => set(purging ? { purging, isDrawerOpen: false } : { purging }),
    setPaletteOpen: (isPaletteOpen) =>
      set(isPaletteOpen ? { isPaletteOpen, isDrawerOpen: false } : { isPaletteOpen }),
    setConnectOpen: (isConnectOpen) =>
      set(isConnectOpen ? { isConnectOpen, isDrawerOpen: false } : { isConnectOpen }),
    wantLocalModel: (wantedLocalModel) => set({ wantedLocalModel }),
    setModel: (model) => set({ model }),
    setInspector: (inspector) => set({ inspector }),
    setFollowingSession: (isFollowingSession) => set({ isFollowingSession }),
    composerFocusTaken: () => set({ wantsComposerFocus: false }),
  }));
}
