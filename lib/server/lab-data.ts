import "server-only";
import type { SessionLog } from "@/lib/core/episode/episode-log";
import { logOf, logsOfQuestion } from "@/lib/core/episode/episode-record";
import type { Task, TaskQuestion } from "@/lib/core/episode/task";
import { episodesBeside, type TurnsBeside } from "@/lib/core/lab/episodes-beside";
import type { SessionEvent } from "@/lib/core/log/events";
import { requireCurrentActor } from "./actor";
import { getApp } from "./app";
import { describeThrown } from "./error-response";

/** What the replay of an episode starts from. */
export type EpisodeReplayData =
  | {
      readonly found: true;
      readonly strategy: string;
      readonly events: readonly SessionEvent[];
      readonly logsBefore: readonly SessionLog[];
      readonly task: Task;
      readonly question: TaskQuestion;
    }
  | { readonly found: false };

/**
 * Loads one session of an episode: that in which a question was asked, or one of those before it, which then is judged by the first question.
 * A sentence says why the app cannot serve.
 */
export async function loadEpisodeReplay(
  runId: string,
  cellId: string,
  sessionId: string,
): Promise<EpisodeReplayData | { readonly unavailable: string }> {
  try {
    const { ownerId } = await requireCurrentActor();
    const { labStore } = await getApp();
    const [run, cell] = await Promise.all([
      labStore.find({ ownerId, runId }),
      labStore.cell({ ownerId, runId, cellId }),
    ]);
    const record = cell?.record;
    const task = run?.tasks.find(({ taskId }) => taskId === cell?.taskId);
    if (!(cell && record && task)) return { found: false };
    const asked =
      record.questions.find((each) => each.sessionId === sessionId) ??
      record.questions.find((each) =>
        logsOfQuestion(record, each).some((log) => log.sessionId === sessionId),
      );
    const question = task.questions.find(({ questionId }) => questionId === asked?.questionId);
    if (!(asked && question)) return { found: false };
    const logs = logsOfQuestion(record, asked);
    const at = logs.findIndex((log) => log.sessionId === sessionId);
    const log = logs[at];
    if (!log) return { found: false };
    const { strategy } = cell;
    return { found: true, strategy, events: log.events, logsBefore: logs.slice(0, at), task, question };
  } catch (error) {
    return { unavailable: describeThrown(error).message };
  }
}

/** Two episodes of one history, turn beside turn. */
export type EpisodesBesideData =
  | {
      readonly found: true;
      readonly speaker: string;
      readonly kind: string;
      readonly left: { readonly strategy: string; readonly cellId: string };
      readonly right: { readonly strategy: string; readonly cellId: string };
      readonly turns: readonly TurnsBeside[];
    }
  | { readonly found: false };

/** Loads the first repetition of two strategies on one history; not found where one of them left no log. A sentence says why the app cannot serve. */
export async function loadEpisodesBeside(
  runId: string,
  taskId: string,
  strategies: readonly [string, string],
): Promise<EpisodesBesideData | { readonly unavailable: string }> {
  try {
    const { ownerId } = await requireCurrentActor();
    const { labStore } = await getApp();
    const [run, ...cells] = await Promise.all([
      labStore.find({ ownerId, runId }),
      ...strategies.map((strategy) => labStore.cell({ ownerId, runId, cellId: `${taskId}.${strategy}.1` })),
    ]);
    const task = run?.tasks.find((candidate) => candidate.taskId === taskId);
    const [left, right] = cells;
    if (!(run && task && left?.record && right?.record)) return { found: false };
    return {
      found: true,
      speaker: run.manifest.settings.speaker.label,
      kind: task.kind,
      left: { strategy: left.strategy, cellId: left.cellId },
      right: { strategy: right.strategy, cellId: right.cellId },
      turns: episodesBeside(left.record, right.record),
    };
  } catch (error) {
    return { unavailable: describeThrown(error).message };
  }
}

/** What the replay of a rollout starts from. */
export type RolloutReplayData =
  | Omit<Extract<EpisodeReplayData, { found: true }>, "strategy">
  | { readonly found: false };

/** Loads one session of a rollout of a training: as a rule that in which its question was asked. A sentence says why the app cannot serve. */
export async function loadRolloutReplay(
  runId: string,
  rolloutId: string,
  sessionId: string,
): Promise<RolloutReplayData | { readonly unavailable: string }> {
  try {
    const { roles } = await requireCurrentActor();
    if (!roles.has("machine-owner")) return { found: false };
    const { trainingStore } = await getApp();
    const rollout = await trainingStore.rollout(runId, rolloutId);
    if (!rollout) return { found: false };
    const { record, task } = rollout;
    const asked = record.questions.find((each) => each.sessionId === sessionId) ?? record.questions[0];
    const [question] = task.questions;
    if (!question || !record.sessions.some((session) => session.sessionId === sessionId))
      return { found: false };
    const logs = asked ? logsOfQuestion(record, asked) : [];
    const at = logs.findIndex((log) => log.sessionId === sessionId);
    const log = logs[at] ?? logOf(record, sessionId);
    return { found: true, events: log.events, logsBefore: logs.slice(0, Math.max(0, at)), task, question };
  } catch (error) {
    return { unavailable: describeThrown(error).message };
  }
}
