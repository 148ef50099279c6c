import { diffStores, type StoreChange } from "@/lib/core/memory/diff-stores";
import type { Dependencies } from "../dependencies";

/** A moment of the owner's stream: a position, or a time as ISO date. */
export type StoreMoment = { readonly at: string } | { readonly position: number };

/** What differs between two moments, with the positions that they mean. */
export interface StoreDifference {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly StoreChange[];
}

/** Compares the store at two moments. Reads the history of what changed in between and nothing else. */
export async function compareStores(
  deps: Dependencies,
  request: { readonly ownerId: string; readonly from: StoreMoment; readonly to: StoreMoment },
): Promise<StoreDifference> {
  const { ownerId } = request;
  const [one, other] = await Promise.all([
    positionOf(deps, ownerId, request.from),
    positionOf(deps, ownerId, request.to),
  ]);
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const between = await deps.memoryLibrary.memoryEvents({ ownerId, afterPosition: from, upToPosition: to });
  const memoryIds = [...new Set(between.map((event) => event.memoryId))];
  const history =
    memoryIds.length === 0
      ? []
      : await deps.memoryLibrary.memoryEvents({ ownerId, memoryIds, upToPosition: to });
  return { from, to, changes: diffStores(history, { from, to }) };
}

async function positionOf(
  { memoryStore }: Dependencies,
  ownerId: string,
  moment: StoreMoment,
): Promise<number> {
  return "position" in moment ? moment.position : memoryStore.positionAt({ ownerId, at: moment.at });
}
