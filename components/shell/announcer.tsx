"use client";

import { useStore } from "zustand";
import { useAnnouncer } from "@/lib/client/shell/announcer-context";

/** The only two live regions of the page; always mounted, because screen readers miss regions that appear with their text. */
export function Announcer() {
  const { store } = useAnnouncer();
  const polite = useStore(store, (said) => said.polite);
  const assertive = useStore(store, (said) => said.assertive);
  return (
    <div className="sr-only">
      <div role="status" aria-live="polite" aria-atomic="true">
        {polite}
      </div>
      <div role="alert" aria-live="assertive" aria-atomic="true">
        {assertive}
      </div>
    </div>
  );
}
