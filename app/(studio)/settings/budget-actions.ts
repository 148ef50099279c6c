"use server";

import { changeSessionSettingsContract } from "@/lib/contract/settings/change-session-settings";
import { setBudgetContract } from "@/lib/contract/settings/set-budget";
import { setTurnLimitsContract } from "@/lib/contract/settings/set-turn-limits";
import { action, recordedEvents } from "@/lib/server/action";
import { changeSessionSettings as change } from "@/lib/use-cases/model/change-session-settings";
import { changeOwnerSettings } from "@/lib/use-cases/settings/change-owner-settings";
import { setBudget as set } from "@/lib/use-cases/settings/set-budget";

export const setBudget = action(setBudgetContract, { scope: "owner" }, ({ deps, ownerId }, budget) =>
  set(deps, { ownerId, budget }),
);

export const setTurnLimits = action(
  setTurnLimitsContract,
  { scope: "owner" },
  ({ deps, ownerId }, turnLimits) => changeOwnerSettings(deps, { ownerId, change: { turnLimits } }),
);

export const changeSessionSettings = action(
  changeSessionSettingsContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, ...fields }) =>
    recordedEvents(await change(deps, { ownerId, eventId: requestId, ...fields })),
);
