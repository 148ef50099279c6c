import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { SessionEvent } from "@/lib/core/log/events";
import type { SessionState } from "@/lib/core/session/session-state";
import { createRestingStore } from "./resting-store";
import { useSessionStore } from "./session-context";
import type { SessionStore } from "./session-store";

/** A place of the recording: the state there, and the events up to it. */
export interface RestingPlace {
  readonly state: SessionState;
  readonly events: readonly SessionEvent[];
}

/** The session on screen as it is when the hand rests: see `createRestingStore`. Put it above what must not be drawn while the playhead is dragged. */
export function useRestingStore(): SessionStore {
  const source = useSessionStore();
  const [resting] = useState(() => createRestingStore(source));
  useEffect(() => resting.follow(), [resting]);
  return resting.store;
}

/** The place that is watched once the hand rests. */
export function useRestingPlace(): RestingPlace {
  const store = useRestingStore();
  return { state: useStore(store, ({ state }) => state), events: useStore(store, ({ events }) => events) };
}
