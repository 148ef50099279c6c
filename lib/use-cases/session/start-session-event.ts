import { messageOverheadTokens } from "@/lib/core/context/budget";
import type { NewEvent } from "@/lib/core/log/events";
import { describeTools } from "@/lib/core/log/operations";
import { studioProfile } from "@/lib/core/model/profile";
import type { Dependencies } from "../dependencies";
import { deskSessionId } from "../memory/desk-session";
import type { SessionScope } from "../scope";

/** The first event of every session: its settings, its system prompt, and where long-term memory stood. */
export async function startSessionEvent(
  deps: Dependencies,
  { ownerId, sessionId, temporary = false }: SessionScope & { readonly temporary?: boolean },
): Promise<NewEvent> {
  const { systemPrompt, operations } = deps.profile ?? studioProfile;
  const tools = describeTools(operations);
  return {
    ...(temporary ? { temporary } : {}),
    ...(sessionId === deskSessionId(ownerId) ? { kind: "desk" as const } : {}),
    id: deps.ids.newId(),
    type: "session-started",
    at: deps.clock.now().toISOString(),
    by: "app",
    turnId: null,
    step: null,
    settings: deps.sessionSettings,
    toolTokens: tools.length === 0 ? 0 : deps.tokenCounter.count(JSON.stringify(tools)),
    memoryPositionAtStart: await deps.memoryStore.memoryPosition({ ownerId }),
    item: {
      itemId: deps.ids.newId(),
      kind: "system",
      author: "app",
      text: systemPrompt,
      tokens: deps.tokenCounter.count(systemPrompt) + messageOverheadTokens,
    },
  };
}
