"use client";

import { useEffect, useState } from "react";
import type { LocalModelActions } from "@/lib/client/model/local-model-actions";
import type { ActionResult } from "@/lib/client/session/server-actions";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";

/** How often the page looks again while something is on its way, in milliseconds. */
const lookEveryMs = 1_000;

/** The page's state: as the server last said it, looked at again while something runs there. */
export function useLocalModels(first: LocalModelsView, actions: LocalModelActions) {
  const [view, setView] = useState(first);
  const isRunning =
    view.runtime.status === "installing" ||
    view.offers.some(({ download }) => download?.status === "running" || download?.status === "checking");

  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      void actions.viewLocalModels().then((seen) => seen.ok && setView(seen.value));
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [isRunning, actions]);

  return {
    view,
    /** Does something and shows what became of it; returns the sentence of a refusal. */
    async act(doing: Promise<ActionResult<LocalModelsView>>): Promise<string | null> {
      const done = await doing;
      if (!done.ok) return done.error.message;
      setView(done.value);
      return null;
    },
  };
}

/** What a view of this page may do. */
export type ActOnLocalModels = ReturnType<typeof useLocalModels>["act"];
