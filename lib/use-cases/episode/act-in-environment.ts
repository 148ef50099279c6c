import { worldName } from "@/lib/core/episode/environment/place";
import { readAction } from "@/lib/core/episode/environment/read-action";
import { sceneMessage } from "@/lib/core/episode/environment/sentences";
import type { Task } from "@/lib/core/episode/task";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { EnvironmentOutcome, EnvironmentWorld } from "@/lib/ports/environment";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents } from "../log/append-events";
import type { SessionScope } from "../scope";

/** So many answers in a row that name no action end the episode: nothing else would come. */
const maxUnreadable = 3;

export interface ActInEnvironmentInput {
  readonly scope: SessionScope;
  readonly place: NonNullable<Task["environment"]>;
  readonly world: EnvironmentWorld;
  /** Says a message to the agent, and returns its turn with what was answered. */
  readonly say: (text: string) => Promise<{ readonly turnId: string; readonly answer: string }>;
}

/**
 * Lets an agent act in a world until it is over, or the answers are: what is seen is a message, each answer names one action, and what came of it
 * is an event. Returns the last turn. Throws `EnvironmentFailedError`.
 */
export async function actInEnvironment(
  deps: Dependencies,
  { scope, place, world, say }: ActInEnvironmentInput,
): Promise<Result<string, AppError>> {
  let seen: Pick<EnvironmentOutcome, "observation" | "actions"> = world.opening;
  let progress = 0;
  let notice: string | null = null;
  let unreadable = 0;
  for (let step = 1; ; step += 1) {
    const { observation, actions } = seen;
    const scene = { world: worldName(place), goal: world.goal, step, maxActions: place.maxActions };
    const { turnId, answer } = await say(sceneMessage({ ...scene, observation, actions }, notice));
    const action = readAction(answer, actions);
    const outcome: EnvironmentOutcome =
      action === null
        ? { ...seen, isKnown: false, reward: 0, progress, isDone: false, isWon: false }
        : await world.act(action);
    unreadable = action === null ? unreadable + 1 : 0;
    const isDone = outcome.isDone || step >= place.maxActions || unreadable >= maxUnreadable;
    const acted = { ...outcome, isDone };
    const recorded = await recordAction(deps, scope, { place, world, step, action, outcome: acted });
    if (!recorded.ok) return recorded;
    if (isDone) return ok(turnId);
    seen = outcome;
    progress = outcome.progress;
    notice = noticeOf(action, outcome);
  }
}

function noticeOf(action: string | null, { isKnown }: EnvironmentOutcome): string | null {
  if (action === null) return "The last answer named no action, so nothing was done.";
  return isKnown ? null : `“${action}” is not possible here.`;
}

interface RecordedAction extends Pick<ActInEnvironmentInput, "place" | "world"> {
  readonly step: number;
  readonly action: string | null;
  readonly outcome: EnvironmentOutcome;
}

function recordAction(
  deps: Dependencies,
  scope: SessionScope,
  { place, world, step, action, outcome }: RecordedAction,
): Promise<Result<Appended, AppError>> {
  const eventId = deps.ids.newId();
  const { isKnown, observation, reward, progress, isDone, isWon } = outcome;
  return appendEvents(deps, scope, () =>
    ok({
      events: [
        {
          id: eventId,
          type: "environment-acted",
          at: deps.clock.now().toISOString(),
          by: "app",
          turnId: null,
          step: null,
          environment: place.name,
          environmentVersion: world.version,
          actionNumber: step,
          action,
          ...{ isKnown, observation, reward, progress, isDone, isWon },
        },
      ],
    }),
  );
}
