import { budgetSettingsSchema } from "@/lib/core/settings/owner-settings";
import { actionContract, typed } from "../contract";

/** Size and marks of every session that begins from now on; null is what the app was started with. */
export const setBudgetContract = actionContract("settings/set-budget", {
  request: budgetSettingsSchema,
  response: typed<true>(),
});
