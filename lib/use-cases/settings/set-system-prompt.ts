import { messageOverheadTokens } from "@/lib/core/context/budget";
import type { AppError } from "@/lib/core/errors";
import { err, type Result } from "@/lib/core/result";
import { cleanText } from "@/lib/core/text/clean-text";
import type { Dependencies } from "../dependencies";
import { changeOwnerSettings } from "./change-owner-settings";

/**
 * Sets the system prompt that new sessions begin with; null goes back to that of the model's profile. Refused where it is empty, or leaves no
 * room below the warning of a new session.
 */
export async function setSystemPrompt(
  deps: Pick<Dependencies, "ownerSettings" | "tokenCounter" | "sessionSettings">,
  { ownerId, text }: { readonly ownerId: string; readonly text: string | null },
): Promise<Result<true, AppError>> {
  if (text === null) return changeOwnerSettings(deps, { ownerId, change: { systemPrompt: null } });
  const systemPrompt = cleanText(text);
  if (systemPrompt === null || systemPrompt.trim() === "") return err({ code: "unreadable-text" });
  const { contextLimitTokens, softMark } = deps.sessionSettings;
  const pinnedTokens = deps.tokenCounter.count(systemPrompt) + messageOverheadTokens;
  if (pinnedTokens > contextLimitTokens * softMark)
    return err({ code: "pins-exceed-budget", pinnedTokens, limitTokens: contextLimitTokens });
  return changeOwnerSettings(deps, { ownerId, change: { systemPrompt } });
}
