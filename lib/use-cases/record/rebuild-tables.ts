import { deriveTables } from "@/lib/core/replay/derive-tables";
import type { RecordKeeper } from "@/lib/ports/record-keeper";

/** How many rows of an owner were made again. */
export interface RebuiltOwner {
  readonly ownerId: string;
  readonly versions: number;
  readonly uses: number;
  readonly proposals: number;
}

/**
 * Makes the tables beside the log again from the log, one owner after the other, each whole or not at all: when it is stopped half way,
 * every owner has either the tables from before or the new ones, and running it again finishes it.
 */
export async function rebuildTables(
  keeper: RecordKeeper,
  onOwner: (
    rebuilt: RebuiltOwner,
    progress: { readonly done: number; readonly total: number },
  ) => void = () => {},
): Promise<readonly RebuiltOwner[]> {
  const owners = await keeper.listOwners();
  const rebuilt: RebuiltOwner[] = [];
  for (const [index, ownerId] of owners.entries()) {
    const one = { ownerId, ...(await keeper.rebuild({ ownerId, derive: deriveTables })) };
    rebuilt.push(one);
    onOwner(one, { done: index + 1, total: owners.length });
  }
  return rebuilt;
}
