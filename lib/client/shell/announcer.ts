import { createStore, type StoreApi } from "zustand/vanilla";
import type { Announcement } from "../session/announcements";

/** What the two live regions hold now. */
export interface AnnouncerSnapshot {
  readonly polite: string;
  readonly assertive: string;
}

export interface Announcer {
  readonly store: StoreApi<AnnouncerSnapshot>;
  announce(announcement: Announcement): void;
}

/** Screen readers drop what follows faster, in milliseconds. */
const spacingMs = 400;

/** One queue for both live regions; errors go first, and no two sentences come closer than `spacingMs`. */
export function createAnnouncer(): Announcer {
  const store = createStore<AnnouncerSnapshot>(() => ({ polite: "", assertive: "" }));
  const queue: Announcement[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function sayNext() {
    const next = queue.shift();
    timer = next ? setTimeout(sayNext, spacingMs) : undefined;
    if (!next) return;
    // The same sentence twice must differ as text, or it is not read the second time.
    const repeats = store.getState()[next.urgency] === next.text;
    store.setState({ polite: "", assertive: "", [next.urgency]: repeats ? `${next.text}\u00a0` : next.text });
  }

  return {
    store,
    announce(announcement) {
      if (announcement.urgency === "assertive") queue.unshift(announcement);
      else queue.push(announcement);
      if (timer === undefined) sayNext();
    },
  };
}
