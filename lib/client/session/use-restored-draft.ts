import { useEffect } from "react";
import { useComposerStore } from "./composer-context";

/** Brings back unsent text from the browser's storage, which the server cannot read. */
export function useRestoredDraft(): void {
  const composer = useComposerStore();
  useEffect(() => composer.getState().restoreDraft(), [composer]);
}
