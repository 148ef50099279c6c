import { z } from "zod";
import { mostPromptCharacters } from "@/lib/core/settings/owner-settings";
import { actionContract, typed } from "../contract";

/** What new sessions begin with in the place of the profile's system prompt; null goes back to that. */
export const setSystemPromptContract = actionContract("settings/set-system-prompt", {
  request: z.strictObject({ text: z.string().min(1).max(mostPromptCharacters).nullable() }),
  response: typed<true>(),
});
