import { filterScaleOf } from "@/lib/core/context/decide-filter";
import type { AppError } from "@/lib/core/errors";
import type { SessionSettings } from "@/lib/core/log/event-envelope";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents } from "../log/append-events";
import type { SessionScope } from "../scope";

export interface ChangeSessionSettingsInput extends SessionScope {
  readonly eventId: string;
  readonly newSession?: boolean;
  readonly change: Partial<
    Pick<SessionSettings, "contextLimitTokens" | "softMark" | "hardMark" | "filterThreshold">
  >;
}

/** Changes size, marks or threshold of one session's context; the next step is prepared by them. */
export async function changeSessionSettings(
  deps: Dependencies,
  { ownerId, sessionId, eventId, newSession, change }: ChangeSessionSettingsInput,
): Promise<Result<Appended, AppError>> {
  const at = deps.clock.now().toISOString();
  return appendEvents(deps, { ownerId, sessionId, ...(newSession ? { newSession } : {}) }, (state) => {
    const thresholdModel =
      change.filterThreshold === undefined ? {} : { thresholdModel: filterScaleOf(deps.embedder.model) };
    const settings = { ...state.settings, ...change, ...thresholdModel };
    if (settings.softMark > settings.hardMark)
      return err({ code: "invalid-request", problem: "the warning cannot lie above the limit." });
    return ok({
      events: [
        {
          id: eventId,
          type: "session-settings-changed",
          at,
          by: "person",
          turnId: null,
          step: null,
          settings,
        },
      ],
    });
  });
}
