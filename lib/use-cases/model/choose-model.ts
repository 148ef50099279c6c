import type { AppError } from "@/lib/core/errors";
import type { ModelChoice } from "@/lib/core/log/event-envelope";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents } from "../log/append-events";
import type { SessionScope } from "../scope";

/** The model that answers from the next turn on; null is the owner's default again. */
export interface ChooseModelInput extends SessionScope {
  readonly eventId: string;
  readonly newSession?: boolean;
  readonly choice: ModelChoice | null;
  /** What the model is called on the screen. */
  readonly label: string;
}

/** Records the choice in the session's log. A turn that runs goes on with the model it began with. */
export async function chooseModel(
  deps: Dependencies,
  input: ChooseModelInput,
): Promise<Result<Appended, AppError>> {
  const { ownerId, sessionId, eventId, newSession, choice, label } = input;
  const at = deps.clock.now().toISOString();
  return appendEvents(deps, { ownerId, sessionId, ...(newSession ? { newSession } : {}) }, () =>
    ok({
      events: [
        { id: eventId, type: "model-chosen", at, by: "person", turnId: null, step: null, choice, label },
      ],
    }),
  );
}
