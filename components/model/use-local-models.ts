"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { readKey } from "@/lib/client/query/read-query";
import { type Action, usePerform } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { viewLocalModelsContract } from "@/lib/contract/model/view-local-models";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";

/** How often the page looks again while something is on its way, in milliseconds. */
const lookEveryMs = 1_000;

/** The page's state: as the server last said it, looked at again while something runs there. */
export function useLocalModels(first: LocalModelsView) {
  const queryClient = useQueryClient();
  const perform = usePerform();
  const [isLooking, setLooking] = useState(isBusy(first));
  const { value } = useRead(viewLocalModelsContract, {}, isLooking ? { everyMs: lookEveryMs } : {});
  const view = value ?? first;
  if (isBusy(view) !== isLooking) setLooking(isBusy(view));
  return {
    view,
    /** Does something and shows what became of it; returns the sentence of a refusal. */
    async act<Input>(action: Action<Input, LocalModelsView>, input: Input): Promise<string | null> {
      const done = await perform(action, input);
      if (!done.ok) return done.error.message;
      queryClient.setQueryData(readKey(viewLocalModelsContract, {}), done.value);
      return null;
    },
  };
}

function isBusy({ runtime, offers }: LocalModelsView): boolean {
  const isMoving = (status: string | undefined) => status === "running" || status === "checking";
  return runtime.status === "installing" || offers.some(({ download }) => isMoving(download?.status));
}

/** What a view of this page may do. */
export type ActOnLocalModels = ReturnType<typeof useLocalModels>["act"];
