"use client";

import { useRead } from "@/lib/client/query/use-read";
import { listOfferedModelsContract } from "@/lib/contract/model/list-offered-models";
import type { OfferedConnection } from "@/lib/core/model/offer";

/** What the connections offer, asked again each time this is shown. */
export interface OfferedModels {
  /** Null until the first answer is there. */
  readonly connections: readonly OfferedConnection[] | null;
  readonly problem: string | null;
}

/** Asks all connections what they offer, and keeps showing what it knows while it asks again. */
export function useOfferedModels(): OfferedModels {
  const { value, error } = useRead(listOfferedModelsContract, {});
  return { connections: value ?? (error === null ? null : []), problem: error };
}
