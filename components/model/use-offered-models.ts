"use client";

import { useEffect, useState } from "react";
import { useModelActions } from "@/lib/client/model/model-actions";
import type { OfferedConnection } from "@/lib/core/model/offer";

/** What the connections offer, asked anew each time this is shown. */
export interface OfferedModels {
  readonly connections: readonly OfferedConnection[] | null;
  readonly problem: string | null;
}

/**
 * Asks all connections what they offer; `connections` is null until the answer is there. Asks again when `version` is another one,
 * and keeps showing what it knows meanwhile.
 */
export function useOfferedModels(version: unknown = null): OfferedModels {
  const actions = useModelActions();
  const [offered, setOffered] = useState<OfferedModels>({ connections: null, problem: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is why it asks again
  useEffect(() => {
    let isShown = true;
    void actions?.listOfferedModels().then((listed) => {
      if (!isShown) return;
      setOffered(
        listed.ok
          ? { connections: listed.value, problem: null }
          : { connections: [], problem: listed.error.message },
      );
    });
    return () => {
      isShown = false;
    };
  }, [actions, version]);
  return offered;
}
