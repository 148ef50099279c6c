import { z } from "zod";
import { actionContract, typed } from "../contract";

/** Dismisses findings of the health report for good, or brings them back. */
export const dismissFindingsContract = actionContract("memory/dismiss-findings", {
  request: z.strictObject({
    itemIds: z.array(z.string().min(1).max(500)).min(1).max(100),
    isDismissed: z.boolean(),
  }),
  response: typed<true>(),
});
