import { memoryPolicySchema } from "@/lib/core/settings/owner-settings";
import { actionContract, typed } from "../contract";

/** How the agent may write memories, from its next operation on. */
export const setMemoryPolicyContract = actionContract("settings/set-memory-policy", {
  request: memoryPolicySchema,
  response: typed<true>(),
});
