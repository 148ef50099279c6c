"use client";

import { useState } from "react";
import { useRead } from "@/lib/client/query/use-read";
import { viewLocalModelsContract } from "@/lib/contract/model/view-local-models";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { useActOnLocalModels } from "./use-act-on-local-models";

/** How often the page looks again while something is on its way, in milliseconds. */
const lookEveryMs = 1_000;

/** The page's state: as the server last said it, looked at again while something runs there. */
export function useLocalModels(first: LocalModelsView) {
  const act = useActOnLocalModels();
  const [isLooking, setLooking] = useState(isBusy(first));
  const { value } = useRead(viewLocalModelsContract, {}, isLooking ? { everyMs: lookEveryMs } : {});
  const view = value ?? first;
  if (isBusy(view) !== isLooking) setLooking(isBusy(view));
  return { view, act };
}

function isBusy({ runtime, offers }: LocalModelsView): boolean {
  const isMoving = (status: string | undefined) => status === "running" || status === "checking";
  return runtime.status === "installing" || offers.some(({ download }) => isMoving(download?.status));
}
