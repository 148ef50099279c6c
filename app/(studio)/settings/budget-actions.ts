"use server";

import { changeSessionSettingsContract } from "@/lib/contract/settings/change-session-settings";
import { setBudgetContract } from "@/lib/contract/settings/set-budget";
import { action } from "@/lib/server/action";
import { eventsOf } from "@/lib/server/run-action";
import { changeSessionSettings as change } from "@/lib/use-cases/model/change-session-settings";
import { setBudget as set } from "@/lib/use-cases/settings/set-budget";

export const setBudget = action(setBudgetContract, { scope: "owner" }, ({ deps, ownerId }, budget) =>
  set(deps, { ownerId, budget }),
);

export const changeSessionSettings = action(
  changeSessionSettingsContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, ...fields }) =>
    eventsOf(await change(deps, { ownerId, eventId: requestId, ...fields })),
);
