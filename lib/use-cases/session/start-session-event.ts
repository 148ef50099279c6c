import { messageOverheadTokens } from "@/lib/core/context/budget";
import { clientInstructions } from "@/lib/core/foreign/client-instructions";
import type { Client } from "@/lib/core/log/client";
import type { NewEvent } from "@/lib/core/log/events";
import { describeTools, operationNames } from "@/lib/core/log/operations";
import { type Profile, studioProfile } from "@/lib/core/model/profile";
import type { Dependencies } from "../dependencies";
import { deskSessionId } from "../memory/desk-session";
import type { SessionScope } from "../scope";

/** The first event of every session: its settings, its system prompt, and where long-term memory stood. */
export async function startSessionEvent(
  deps: Dependencies,
  { ownerId, sessionId, temporary = false, client }: SessionScope & NewSession,
): Promise<NewEvent> {
  const profile = client ? clientProfile : (deps.profile ?? studioProfile);
  const isOfItsOwn = client !== undefined && !callsOurTools(client);
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
    toolTokens: isOfItsOwn ? 0 : toolTokensOf(deps, profile),
    memoryPositionAtStart: await deps.memoryStore.memoryPosition({ ownerId }),
    ...(profile.recorded ? { profile: profile.recorded } : {}),
    ...(client ? { client } : {}),
    item: isOfItsOwn ? null : systemItem(deps, profile),
  };
}

/** What a new session is beside its place. */
interface NewSession {
  readonly temporary?: boolean;
  readonly client?: Client;
}

/** What a program that calls the six tools is told and offered. */
export const clientProfile: Profile = { systemPrompt: clientInstructions, operations: operationNames };

/** False for an agent whose requests are only recorded: it has a system prompt and tools of its own. */
function callsOurTools({ protocol }: Client): boolean {
  return protocol === "mcp" || protocol === "api";
}

/** What the tools of this profile cost in every prompt, in our own tokens. */
export function toolTokensOf(
  deps: Pick<Dependencies, "tokenCounter">,
  { operations, requiredArgumentsOnly = false, isTrained = false }: Profile,
): number {
  if (isTrained) return 0;
  const tools = describeTools(operations, { requiredArgumentsOnly });
  return tools.length === 0 ? 0 : deps.tokenCounter.count(JSON.stringify(tools));
}

/** The item of this profile's system prompt. */
export function systemItem(
  deps: Pick<Dependencies, "tokenCounter" | "ids">,
  { systemPrompt }: Pick<Profile, "systemPrompt">,
) {
  return {
    itemId: deps.ids.newId(),
    kind: "system",
    author: "app",
    text: systemPrompt,
    tokens: deps.tokenCounter.count(systemPrompt) + messageOverheadTokens,
  } as const;
}
