import { checkLog, type Finding } from "@/lib/core/replay/check-record";
import { deriveTables } from "@/lib/core/replay/derive-tables";
import type { RecordKeeper } from "@/lib/ports/record-keeper";

/** How many rows of an owner were made again, or why none were. */
export type RebuiltOwner =
  | {
      readonly ownerId: string;
      readonly outcome: "rebuilt";
      readonly versions: number;
      readonly uses: number;
      readonly proposals: number;
    }
  /** The log itself is not what was written: its tables stay as they are, because they may be all that is left of the truth. */
  | { readonly ownerId: string; readonly outcome: "refused"; readonly finding: Finding };

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
    const one = await rebuildOwner(keeper, ownerId);
    rebuilt.push(one);
    onOwner(one, { done: index + 1, total: owners.length });
  }
  return rebuilt;
}

async function rebuildOwner(keeper: RecordKeeper, ownerId: string): Promise<RebuiltOwner> {
  const [finding] = checkLog(await keeper.readOwner({ ownerId }));
  if (finding) return { ownerId, outcome: "refused", finding };
  return { ownerId, outcome: "rebuilt", ...(await keeper.rebuild({ ownerId, derive: deriveTables })) };
}
