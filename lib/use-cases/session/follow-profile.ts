import { hashOf } from "@/lib/core/canonical-hash";
import type { ContextItem } from "@/lib/core/log/context-item";
import { studioProfile } from "@/lib/core/model/profile";
import { ok } from "@/lib/core/result";
import { liveItems, type SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import type { LeasedTurn } from "../scope";
import { LeaseLostError } from "./call-model";
import { systemItem, toolTokensOf } from "./start-session-event";

/**
 * Brings the session to the profile of the model that answers now, where another one spoke before: its system prompt takes the place of the
 * earlier one, and the event names the profile. A system prompt that the person wrote stays. Does nothing where the profile is the same.
 */
export async function followProfile(deps: Dependencies, scope: LeasedTurn): Promise<void> {
  const { ownerId, sessionId, turnId, fence } = scope;
  const profile = deps.profile ?? studioProfile;
  const follows = (state: SessionState) => hashOf(state.profile) === hashOf(profile.recorded ?? null);
  if (follows(await deps.sessionReader.latest({ ownerId, sessionId }))) return;
  const appended = await appendEvents(deps, { ownerId, sessionId, fence }, async (state) => {
    if (follows(state)) return ok({ events: [] });
    const system = liveItems(state).find((item) => item.kind === "system");
    if (!system) return ok({ events: [] });
    const event = {
      id: deps.ids.newId(),
      at: deps.clock.now().toISOString(),
      by: "app",
      turnId,
      step: null,
      type: "profile-changed",
      profile: profile.recorded ?? null,
      itemId: system.itemId,
      item: (await isInThePersonsWords(deps, scope, system)) ? null : systemItem(deps, profile),
      toolTokens: toolTokensOf(deps, profile),
    } as const;
    return ok({ events: [event] });
  });
  if (!appended.ok) throw new LeaseLostError();
}

/** True where this very item came into the context because the person rewrote the one before it. */
async function isInThePersonsWords(
  { eventLog }: Dependencies,
  { ownerId, sessionId }: LeasedTurn,
  { itemId, enteredSequence }: ContextItem,
): Promise<boolean> {
  const events = await eventLog.read({ ownerId, sessionId, afterSequence: enteredSequence - 1 });
  return events.some((event) => event.type === "item-replaced" && event.item.itemId === itemId);
}
