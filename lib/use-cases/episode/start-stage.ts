import type { AppError } from "@/lib/core/errors";
import type { Stage } from "@/lib/core/log/episode-events";
import { ok, type Result } from "@/lib/core/result";
import type { MemoryStrategy } from "@/lib/ports/memory-strategy";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents } from "../log/append-events";
import type { SessionScope } from "../scope";

/** Which stage of which episode begins in a session. */
export interface StartStageInput extends SessionScope {
  readonly episodeId: string;
  readonly stage: Stage;
  readonly strategy: Pick<MemoryStrategy, "name" | "version">;
  readonly questionId: string | null;
}

/** Records that a stage begins, in a session that is made with it where there is none. Repeating changes nothing. */
export function startStage(
  deps: Dependencies,
  { ownerId, sessionId, episodeId, stage, strategy, questionId }: StartStageInput,
): Promise<Result<Appended, AppError>> {
  return appendEvents(deps, { ownerId, sessionId, newSession: true }, () =>
    ok({
      events: [
        {
          id: `stage-${sessionId}-${stage}`,
          type: "stage-started",
          at: deps.clock.now().toISOString(),
          by: "app",
          turnId: null,
          step: null,
          episodeId,
          stage,
          strategy: strategy.name,
          strategyVersion: strategy.version,
          questionId,
        },
      ],
    }),
  );
}
