import { turnLimitsSchema } from "@/lib/core/session/turn-limits";
import { actionContract, typed } from "../contract";

/** What one answer may take, from the next answer on. */
export const setTurnLimitsContract = actionContract("settings/set-turn-limits", {
  request: turnLimitsSchema,
  response: typed<true>(),
});
