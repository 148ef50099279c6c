import { describeAdoption } from "./adopt.contract";
import { describeBranches } from "./branches.contract";
import { describeConnections } from "./connections.contract";
import { describeEmbeddings } from "./embeddings.contract";
import { describeErasure } from "./erasure.contract";
import { describeHashChain } from "./hash-chain.contract";
import { describeHousekeeping } from "./housekeeping.contract";
import { describeLab } from "./lab.contract";
import { describeMemoryChanges } from "./memory-changes.contract";
import { describeMemoryLibrary } from "./memory-library.contract";
import type { TestedStorage } from "./open-storage";
import { describeOwnerSettings } from "./owner-settings.contract";
import { describeOwners } from "./owners.contract";
import { describeSandboxes } from "./sandbox.contract";
import { describeSearch } from "./search.contract";
import { describeStorage } from "./storage.contract";

/** Everything that an implementation of the storage ports must keep; run in memory, on PGlite and on a Postgres server. */
export function describeEveryContract(name: string, open: () => Promise<TestedStorage>): void {
  describeStorage(name, open);
  describeOwners(name, open);
  describeBranches(name, open);
  describeHashChain(name, open);
  describeSandboxes(name, open);
  describeAdoption(name, open);
  describeSearch(name, open);
  describeEmbeddings(name, open);
  describeMemoryChanges(name, open);
  describeMemoryLibrary(name, open);
  describeErasure(name, open);
  describeHousekeeping(name, open);
  describeOwnerSettings(name, async () => (await open()).ownerSettings);
  describeConnections(name, async () => (await open()).connections);
  describeLab(name, async () => (await open()).lab);
}
