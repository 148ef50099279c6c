"use server";

import { setMemoryPolicyContract } from "@/lib/contract/settings/set-memory-policy";
import { action } from "@/lib/server/action";
import { changeOwnerSettings } from "@/lib/use-cases/settings/change-owner-settings";

export const setMemoryPolicy = action(
  setMemoryPolicyContract,
  { scope: "owner" },
  ({ deps, ownerId }, memoryPolicy) => changeOwnerSettings(deps, { ownerId, change: { memoryPolicy } }),
);
