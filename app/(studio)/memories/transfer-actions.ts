"use server";

import { applyImportContract } from "@/lib/contract/memory/apply-import";
import { action } from "@/lib/server/action";
import * as transfer from "@/lib/use-cases/memory/apply-import";

/** Writes a part of an import, as memories or as changes that wait. */
export const applyImport = action(applyImportContract, { scope: "owner" }, ({ deps, ownerId }, part) =>
  transfer.applyImport(deps, { ownerId, ...part }),
);
