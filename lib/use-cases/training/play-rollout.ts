import { promptHash } from "@/lib/core/context/prompt-hash";
import { type EpisodeRecord, logOf } from "@/lib/core/episode/episode-record";
import type { Task } from "@/lib/core/episode/task";
import type { QuestionResult } from "@/lib/core/lab/episode-result";
import { judgeEpisode } from "@/lib/core/lab/judge-episode";
import { type OperationName, operationNames } from "@/lib/core/log/operations";
import { mean } from "@/lib/core/metric/statistics";
import { type PartName, partNames, type RewardVariant, rewardVariants } from "@/lib/core/reward/variants";
import type { StepRow } from "@/lib/core/training/step-row";
import type { TrainingReward, TrainingRollout } from "@/lib/core/training/training-run";
import { samplesOf, type TrainingSample } from "@/lib/core/training/training-sample";
import type { LanguageModel } from "@/lib/ports/language-model";
import type { MemoryStrategy } from "@/lib/ports/memory-strategy";
import type { EpisodeWorld } from "../episode/episode-world";
import { readEpisode, runEpisode } from "../episode/run-episode";

/** Where a rollout ends if its policy does not come to an end by itself. */
export interface RolloutLimits {
  readonly durationMs: number;
  /** Tokens that the policy may write in all steps together, as its server counts them. */
  readonly writtenTokens: number;
}

/** How rollouts are played. */
export interface PlayRolloutDependencies {
  /** A studio of its own for one rollout, in memory, whose model is the policy. */
  openWorld(): EpisodeWorld;
  readonly strategy: MemoryStrategy;
}

/** Which rollout of which task. */
export interface PlayRolloutInput {
  readonly rolloutId: string;
  readonly task: Task;
  readonly index: number;
  readonly reward: TrainingReward;
  readonly limits: RolloutLimits;
  readonly signal: AbortSignal;
}

/** A rollout before it is compared with the others of its task. */
export interface PlayedRollout {
  readonly facts: Omit<TrainingRollout, "advantage">;
  readonly record: EpisodeRecord;
  readonly samples: readonly TrainingSample[];
  readonly rows: readonly Omit<StepRow, "advantage">[];
}

/** The reward variant behind each preset. */
const variantOf: Readonly<Record<TrainingReward, RewardVariant>> = {
  "all-returns": rewardVariants.v2,
  "answer-only": rewardVariants["answer-only"],
  v1: rewardVariants.v1,
  released: rewardVariants.released,
};

/** The provider is gone or busy: nothing can be said of the policy, and the update is to be played again. */
export class PolicyGoneError extends Error {}

/**
 * Plays one task once. A rollout that runs out of time or tokens, or whose policy breaks the loop, has the reward of one that never answered, and
 * its steps are rows like all others: nothing is left out in silence. Throws `PolicyGoneError` when the policy cannot be reached,
 * and what the signal threw when the caller stopped it.
 */
export async function playRollout(
  deps: PlayRolloutDependencies,
  input: PlayRolloutInput,
): Promise<PlayedRollout> {
  const { rolloutId, task, limits, signal } = input;
  const world = deps.openWorld();
  const spent = new AbortController();
  const watched = watchTokens(world.deps.languageModel, limits.writtenTokens, () => spent.abort());
  const late = AbortSignal.timeout(limits.durationMs);
  const episode = {
    ownerId: `training:${rolloutId}`,
    episodeId: rolloutId,
    task,
    strategy: deps.strategy,
    nextMessage: (at: string | null) => world.nextMessage(at),
  };
  const played = await runEpisode(
    { ...world.deps, languageModel: watched.model },
    { ...episode, signal: AbortSignal.any([signal, late, spent.signal]) },
  );
  signal.throwIfAborted();
  if (!played.ok && played.error.code === "model-gone") throw new PolicyGoneError(played.error.message);
  const record = played.ok ? played.value : await readEpisode(world.deps, episode, []);
  const problem = played.ok
    ? null
    : spent.signal.aborted
      ? `It wrote more than ${limits.writtenTokens} tokens.`
      : late.aborted
        ? `It took more than ${Math.round(limits.durationMs / 1_000)} seconds.`
        : played.error.message;
  const facts = factsOf(input, record, problem);
  const samples = samplesOfRecord(record);
  return {
    facts: { ...facts, ...countsOf(samples) },
    record,
    samples,
    rows: samples.map((sample) => rowOf(sample, facts, watched)),
  };
}

type Judged = Pick<
  PlayedRollout["facts"],
  | "rolloutId"
  | "taskId"
  | "kind"
  | "index"
  | "status"
  | "problem"
  | "reward"
  | "isRight"
  | "parts"
  | "promptTokens"
  | "sessionId"
>;

function factsOf(
  { rolloutId, task, index, reward }: PlayRolloutInput,
  record: EpisodeRecord,
  problem: string | null,
): Judged {
  const variant = variantOf[reward];
  const shared = { rolloutId, taskId: task.taskId, kind: task.kind, index, problem };
  if (problem !== null)
    return {
      ...shared,
      status: "failed",
      reward: variant.isMissingAnswerWeighed ? -variant.weights.task : -1,
      isRight: false,
      parts: partsOf([]),
      promptTokens: promptTokensOf(record),
      sessionId: record.sessions.at(-1)?.sessionId ?? null,
    };
  const { questions } = judgeEpisode(task, record, variant);
  return {
    ...shared,
    status: "done",
    // A task of several questions earns the mean of them; those of the paper have one.
    reward: mean(questions.map((question) => question.reward.earned)),
    isRight: questions.every(({ isRight }) => isRight),
    parts: partsOf(questions),
    promptTokens: promptTokensOf(record),
    sessionId: questions[0]?.place.sessionId ?? null,
  };
}

function partsOf(questions: readonly QuestionResult[]): TrainingRollout["parts"] {
  const meanOf = (name: PartName) => {
    const values = questions.flatMap(({ reward }) => {
      const part = reward.parts[name];
      return part.status === "not-computable" ? [] : [part.value];
    });
    return values.length === 0 ? null : mean(values);
  };
  return Object.fromEntries(partNames.map((name) => [name, meanOf(name)])) as TrainingRollout["parts"];
}

function promptTokensOf({ sessions }: EpisodeRecord): number {
  const events = sessions.flatMap((session) => session.events);
  return events.reduce((sum, event) => sum + (event.type === "step-started" ? event.countedTokens : 0), 0);
}

/** Every model call once: what a branch shares with its parent is the parent's. */
function samplesOfRecord(record: EpisodeRecord): readonly TrainingSample[] {
  return record.sessions.flatMap(({ sessionId, events }) => {
    const own = new Set(events.map(({ id }) => id));
    return samplesOf([logOf(record, sessionId)], ({ id }) => own.has(id));
  });
}

function countsOf(samples: readonly TrainingSample[]): Pick<TrainingRollout, "steps" | "operations"> {
  const inStage = (stage: 1 | 2 | 3) => {
    const done = samples.filter((sample) => sample.stage === stage).flatMap(({ operations }) => operations);
    const count = (name: OperationName) => done.filter((operation) => operation === name).length;
    return Object.fromEntries(operationNames.map((name) => [name, count(name)])) as Record<
      OperationName,
      number
    >;
  };
  return { steps: samples.length, operations: { "1": inStage(1), "2": inStage(2), "3": inStage(3) } };
}

function rowOf(
  sample: TrainingSample,
  { rolloutId, taskId, reward, parts }: Judged,
  watched: WatchedModel,
): Omit<StepRow, "advantage"> {
  const { sessionId, sequence, stage, step, operations, isMalformed, modelId, messagesHash, sampled } =
    sample;
  return {
    schema: "agemem-step-row",
    version: 1,
    ...{ rolloutId, taskId, sessionId, sequence, stage, step },
    operations: [...operations],
    ...{ isMalformed, modelId, messagesHash },
    promptTokenIds: watched.promptTokensOf(messagesHash),
    tokenIds: sampled?.tokenIds ?? null,
    logProbabilities: sampled?.logProbabilities ?? null,
    ...{ reward, parts },
  };
}

interface WatchedModel {
  readonly model: LanguageModel;
  /** The tokens of a prompt, by the hash of its messages; null where its server did not say them. */
  promptTokensOf(messagesHash: string): number[] | null;
}

/** Keeps the tokens of prompts beside the log, which never holds them, and ends a rollout whose policy writes without end. */
function watchTokens(model: LanguageModel, mostTokens: number, onSpent: () => void): WatchedModel {
  const prompts = new Map<string, readonly number[]>();
  let written = 0;
  return {
    promptTokensOf: (hash) => prompts.get(hash)?.slice() ?? null,
    model: {
      ...model,
      async *stream(request) {
        for await (const part of model.stream(request)) {
          if (part.type === "finished" && part.sampled) {
            prompts.set(promptHash(request.messages), part.sampled.promptTokenIds);
            written += part.sampled.tokenIds.length;
            if (written > mostTokens) onSpent();
          }
          yield part;
        }
      },
    },
  };
}
