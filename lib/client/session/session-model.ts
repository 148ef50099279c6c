import type { ModelIdentity } from "@/lib/core/log/event-envelope";
import type { SessionEvent } from "@/lib/core/log/events";

type ModelChosenEvent = Extract<SessionEvent, { type: "model-chosen" }>;

/** What was chosen last, by the log it was found in: every answer of a long session asks. */
const chosenIn = new WeakMap<readonly SessionEvent[], ModelChosenEvent | null>();

/** The model that answers the next message: the one chosen for this session, else the owner's default. */
export function sessionModel(events: readonly SessionEvent[], byDefault: ModelIdentity): ModelIdentity {
  const chosen = lastChosen(events);
  if (!chosen?.choice) return byDefault;
  const { connectionId, modelId } = chosen.choice;
  const provider = connectionId === "offline" ? "offline" : "openai";
  return { provider, modelId, label: chosen.label };
}

function lastChosen(events: readonly SessionEvent[]): ModelChosenEvent | null {
  const known = chosenIn.get(events);
  if (known !== undefined) return known;
  const found = events.findLast((event) => event.type === "model-chosen") ?? null;
  chosenIn.set(events, found);
  return found;
}
