import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";

/** What the server's streams tell of an owner: what of it must be read again. */
export type OwnerHint = "memories" | "sessions";

/** The domain of reads that a hint is about. */
const domainOf = { memories: "memory", sessions: "session" } as const satisfies Record<OwnerHint, string>;

/** Several changes of one step are one reload, in milliseconds. */
const gatherMs = 100;

/**
 * Takes hints and has what is on screen read again; what was read for another page is thrown away, so that it never comes back as it was.
 * Hints that come close together are one reload.
 */
export function useHints(): (...hints: readonly OwnerHint[]) => void {
  const queries = useQueryClient();
  const gathered = useRef(new Set<OwnerHint>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (...hints) => {
      for (const hint of hints) gathered.current.add(hint);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const domains = [...gathered.current].map((hint) => domainOf[hint]);
        gathered.current.clear();
        for (const domain of domains) {
          queries.removeQueries({ queryKey: [domain], type: "inactive" });
          void queries.invalidateQueries({ queryKey: [domain] });
        }
      }, gatherMs);
    },
    [queries],
  );
}
