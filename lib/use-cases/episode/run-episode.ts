import type { AskedQuestion, EpisodeRecord, EpisodeSession } from "@/lib/core/episode/episode-record";
import type { Task } from "@/lib/core/episode/task";
import { type AppError, describeError } from "@/lib/core/errors";
import { answerOf } from "@/lib/core/lab/judge-episode";
import type { Stage } from "@/lib/core/log/episode-events";
import { err, ok, type Result } from "@/lib/core/result";
import { sandboxOf } from "@/lib/core/session/session-state";
import { EnvironmentFailedError, type EnvironmentWorld } from "@/lib/ports/environment";
import type { ModelErrorCode } from "@/lib/ports/language-model";
import {
  type MemoryStrategy,
  type OutsideUse,
  type StrategyAccess,
  StrategyFailedError,
} from "@/lib/ports/memory-strategy";
import { forkSession } from "../branch/fork-session";
import type { Dependencies } from "../dependencies";
import { applyOperation } from "../operation/apply-operation";
import type { SessionScope } from "../scope";
import { runTurn } from "../session/run-turn";
import { startTurn } from "../session/start-turn";
import { actInEnvironment } from "./act-in-environment";
import { recordOutside } from "./record-outside";
import { startStage } from "./start-stage";

/** One rollout of a task. The owner is the episode's own: no other memories are there. */
export interface RunEpisodeInput {
  readonly ownerId: string;
  readonly episodeId: string;
  readonly task: Task;
  readonly strategy: MemoryStrategy;
  /** The open world of a task that is played in one. */
  readonly world?: EnvironmentWorld | null;
  readonly signal: AbortSignal;
  /** Moves the clock on before each message, to the time at which it was said where the task has one. */
  readonly nextMessage?: (at: string | null) => void;
}

/**
 * Why an episode has no result. `model-gone`: it says nothing about the strategy, and is to be run again. `adapter-failed`: the strategy's own
 * machinery failed, or the world it was to act in, which says nothing about how it remembers.
 */
export interface EpisodeFailure {
  readonly code: "model-gone" | "refused" | "stopped" | "adapter-failed";
  readonly message: string;
}

/**
 * Runs a task in three stages (paper §3.3), on the app's own loop, gates and store: the facts in one session; the distractors in a new one
 * with the same memories, unless the strategy keeps its context; every question in a branch of its own, so that none disturbs another. A task
 * that has a world is acted in there instead of answered.
 * A turn in which the model fails to answer is part of the result; a model that cannot be reached is not.
 */
export async function runEpisode(
  deps: Dependencies,
  input: RunEpisodeInput,
): Promise<Result<EpisodeRecord, EpisodeFailure>> {
  const { episodeId, task, strategy } = input;
  const played = playedWith(deps, strategy);
  const { learning, talking } = sessionsOf(episodeId, strategy);
  try {
    await begin(played, input, learning, 1);
    for (const { text, at } of task.messages) await say(played, input, learning, 1, text, at);
    await begin(played, input, talking, 2);
    for (const text of task.distractors.slice(0, strategy.distractors))
      await say(played, input, talking, 2, text);
    await strategy.beforeQuestions?.(accessTo(played, input, talking, 2));
    const questions: AskedQuestion[] = [];
    for (const question of task.questions) questions.push(await ask(played, input, talking, question));
    return ok(await readEpisode(deps, input, questions));
  } catch (error) {
    if (error instanceof EpisodeEnded) return err(error.failure);
    if (error instanceof StrategyFailedError) return err(failureOf(error, input.signal));
    if (error instanceof EnvironmentFailedError)
      return err(input.signal.aborted ? stopped : { code: "adapter-failed", message: error.message });
    throw error;
  }
}

function playedWith(deps: Dependencies, { profile, filterThreshold }: MemoryStrategy): Dependencies {
  const { sessionSettings } = deps;
  return {
    ...deps,
    profile,
    sessionSettings:
      filterThreshold === undefined ? sessionSettings : { ...sessionSettings, filterThreshold },
  };
}

/**
 * What an episode has left in the log so far, with the questions that are known to have been asked: all of it when it is over, a part where it
 * ended early.
 */
export async function readEpisode(
  deps: Pick<Dependencies, "sessionReader" | "eventLog">,
  { ownerId, episodeId, task, strategy }: Omit<RunEpisodeInput, "signal">,
  questions: readonly AskedQuestion[],
): Promise<EpisodeRecord> {
  const { learning, talking } = sessionsOf(episodeId, strategy);
  const asked = task.questions.map(({ questionId }) => branchOf(episodeId, questionId));
  const ids = [...new Set([learning, talking, ...asked])];
  const sessions = await Promise.all(ids.map((sessionId) => readSession(deps, { ownerId, sessionId })));
  return {
    episodeId,
    keepsMemories: strategy.keepsMemories,
    offersMemoryTools: strategy.profile.operations.includes("ADD"),
    sessions: sessions.filter(({ events }) => events.length > 0),
    questions,
  };
}

function sessionsOf(episodeId: string, { resetsContext }: Pick<MemoryStrategy, "resetsContext">) {
  const learning = `${episodeId}-learn`;
  return { learning, talking: resetsContext ? `${episodeId}-talk` : learning };
}

function branchOf(episodeId: string, questionId: string): string {
  return `${episodeId}-${questionId}`;
}

/** Ends the episode from wherever it is. */
class EpisodeEnded extends Error {
  constructor(readonly failure: EpisodeFailure) {
    super(failure.message);
  }
}

function failureOf({ code, message }: StrategyFailedError, { aborted }: AbortSignal): EpisodeFailure {
  if (aborted) return stopped;
  if (code === "model-gone") return { code, message };
  return { code: code === "over-budget" ? "refused" : "adapter-failed", message };
}

function orEnd<Value>(result: Result<Value, AppError>): Value {
  if (result.ok) return result.value;
  throw new EpisodeEnded({ code: "refused", message: describeError(result.error) });
}

async function begin(
  deps: Dependencies,
  { ownerId, episodeId, strategy }: RunEpisodeInput,
  sessionId: string,
  stage: 1 | 2 | 3,
  questionId: string | null = null,
): Promise<void> {
  orEnd(await startStage(deps, { ownerId, sessionId, episodeId, stage, strategy, questionId }));
}

/** Asks one question in a branch of the session as it stands, which sees the memories as they are and changes them for itself alone. */
async function ask(
  deps: Dependencies,
  input: RunEpisodeInput,
  sessionId: string,
  { questionId, text }: { readonly questionId: string; readonly text: string },
): Promise<AskedQuestion> {
  const { ownerId, episodeId } = input;
  const { sequence } = await deps.sessionReader.read({ ownerId, sessionId });
  const branchId = branchOf(episodeId, questionId);
  const forked = await forkSession(deps, {
    ownerId,
    sessionId,
    branchId,
    place: { kind: "sequence", sequence },
    changes: {},
    reason: "fork",
    sandbox: true,
    label: questionId,
  });
  orEnd(forked);
  const branch = await deps.sessionReader.read({ ownerId, sessionId: branchId });
  const seeing = { ...deps, memoryStore: deps.memoryStore.inSandbox(sandboxOf(branch)) };
  await begin(seeing, input, branchId, 3, questionId);
  const turnId = input.task.environment
    ? await act(seeing, input, branchId)
    : await say(seeing, input, branchId, 3, text);
  return { questionId, sessionId: branchId, turnId };
}

/** Acts in the task's world, in the branch of its question. */
async function act(deps: Dependencies, input: RunEpisodeInput, sessionId: string): Promise<string> {
  const { ownerId, task, world } = input;
  const { environment: place } = task;
  if (!(place && world)) throw new EnvironmentFailedError(`The world of ${task.taskId} is not open.`);
  const scope = { ownerId, sessionId };
  const acted = await actInEnvironment(deps, {
    ...{ scope, place, world },
    async say(text) {
      const turnId = await say(deps, input, sessionId, 3, text);
      const events = await deps.eventLog.read(scope);
      return { turnId, answer: answerOf(events.filter((event) => event.turnId === turnId)) };
    },
  });
  return orEnd(acted);
}

async function say(
  deps: Dependencies,
  input: RunEpisodeInput,
  sessionId: string,
  stage: Stage,
  text: string,
  at: string | null = null,
): Promise<string> {
  const { ownerId, strategy, signal, nextMessage } = input;
  if (signal.aborted) throw new EpisodeEnded(stopped);
  nextMessage?.(at);
  const access = accessTo(deps, input, sessionId, stage);
  await strategy.beforeMessage(access, text);
  const turnId = deps.ids.newId();
  const { turn } = orEnd(await startTurn(deps, { ownerId, sessionId, turnId, text }));
  if (!turn) throw new Error(`The turn ${turnId} was there before it began.`);
  await runTurn(deps, { ...turn, signal });
  const ended = (await deps.sessionReader.read({ ownerId, sessionId })).turns.last();
  if (ended?.status === "cancelled" || signal.aborted) throw new EpisodeEnded(stopped);
  if (ended?.errorCode && goneCodes.has(ended.errorCode))
    throw new EpisodeEnded({ code: "model-gone", message: ended.endReason ?? ended.errorCode });
  await strategy.afterTurn(access, text);
  return turnId;
}

const stopped: EpisodeFailure = { code: "stopped", message: "The episode was stopped." };

/** Failures that say something about the provider and nothing about what was asked. */
const goneCodes: ReadonlySet<string> = new Set([
  "model-unreachable",
  "model-key-rejected",
  "model-not-found",
  "model-busy",
  "model-timeout",
] satisfies ModelErrorCode[]);

function accessTo(
  deps: Dependencies,
  { ownerId, episodeId, strategy }: RunEpisodeInput,
  sessionId: string,
  stage: Stage,
): StrategyAccess {
  const scope: SessionScope = { ownerId, sessionId };
  const operate = async (name: "ADD" | "RETRIEVE", input: unknown) => {
    const request = { ...scope, by: "app", call: null, eventId: deps.ids.newId() } as const;
    orEnd(await applyOperation(deps, { ...request, name, input }));
  };
  return {
    episodeId,
    stage,
    at: deps.clock.now().toISOString(),
    store: (text) => operate("ADD", { content: text }),
    place: (query, topK) => operate("RETRIEVE", { query, top_k: topK }),
    async recordOutside(use: OutsideUse) {
      orEnd(await recordOutside(deps, { ...scope, strategy, use }));
    },
  };
}

async function readSession(
  deps: Pick<Dependencies, "sessionReader" | "eventLog">,
  scope: SessionScope,
): Promise<EpisodeSession> {
  const [{ branch }, events] = await Promise.all([deps.sessionReader.read(scope), deps.eventLog.read(scope)]);
  if (!branch) return { sessionId: scope.sessionId, parent: null, events };
  const { parentSessionId, parentSequence } = branch;
  return {
    sessionId: scope.sessionId,
    parent: { sessionId: parentSessionId, sequence: parentSequence },
    events: events.filter((event) => event.sequence > parentSequence),
  };
}
