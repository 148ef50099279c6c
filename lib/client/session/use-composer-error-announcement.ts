import { useEffect } from "react";
import { useAnnouncer } from "../shell/announcer-context";
import { useComposerStore } from "./composer-context";

/** Reads out at once why a message was not sent. */
export function useComposerErrorAnnouncement(): void {
  const composer = useComposerStore();
  const announcer = useAnnouncer();
  useEffect(
    () =>
      composer.subscribe((now, before) => {
        if (now.error !== null && now.error !== before.error)
          announcer.announce({ text: now.error, urgency: "assertive" });
      }),
    [composer, announcer],
  );
}
