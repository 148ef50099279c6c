import type { ModelIdentity } from "@/lib/core/log/event-envelope";
import type { SessionEvent } from "@/lib/core/log/events";

/** The model that answers the next message: the one chosen for this session, else the owner's default. */
export function sessionModel(events: readonly SessionEvent[], byDefault: ModelIdentity): ModelIdentity {
  const chosen = events.findLast((event) => event.type === "model-chosen");
  if (!chosen?.choice) return byDefault;
  const { connectionId, modelId } = chosen.choice;
  const provider = connectionId === "offline" ? "offline" : "openai";
  return { provider, modelId, label: chosen.label };
}
