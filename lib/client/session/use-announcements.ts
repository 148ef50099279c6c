import { useEffect } from "react";
import { useAnnouncer } from "../shell/announcer-context";
import { announcementsBetween } from "./announcements";
import { useSessionStore } from "./session-context";

/** Tells screen readers what happens in the session: a sentence per step, never streamed text. */
export function useAnnouncements(): void {
  const store = useSessionStore();
  const announcer = useAnnouncer();
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.events === before.events) return;
        for (const announcement of announcementsBetween(before, now)) announcer.announce(announcement);
      }),
    [store, announcer],
  );
}
