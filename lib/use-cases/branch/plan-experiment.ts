import { type Experiment, experimentsOf } from "@/lib/core/branch/experiment";
import type { PlannedFork } from "@/lib/core/branch/fork-plans";
import { choicesToLeaveOut, type LeftOutChoice, planWithout } from "@/lib/core/branch/leave-out";
import type { AppError } from "@/lib/core/errors";
import type { NewEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import { messageOf } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents, findRepeated } from "../log/append-events";
import { personEvent } from "../memory/person-event";
import type { SessionScope } from "../scope";
import { planFork } from "./plan-fork";

/** What an experiment on an answer could leave out, and what one run of it takes. */
export interface OfferedExperiment {
  readonly turnId: string;
  readonly message: string;
  /** The turns that were answered, oldest first. */
  readonly turns: readonly { readonly turnId: string; readonly message: string }[];
  readonly choices: readonly LeftOutChoice[];
  readonly perRun: PlannedFork;
}

/** Offers what the answer to a turn can be made again without; by default to the last one. Nothing is written. */
export async function offerExperiment(
  deps: Dependencies,
  { ownerId, sessionId, turnId }: SessionScope & { readonly turnId: string | null },
): Promise<Result<OfferedExperiment, AppError>> {
  const events = await deps.eventLog.read({ ownerId, sessionId });
  if (events.length === 0) return err({ code: "unknown-session", sessionId });
  const state = foldSession(events);
  const turns = state.turns
    .filter(({ status }) => status === "completed")
    .map((turn) => ({ turnId: turn.turnId, message: messageOf(state, turn) }))
    .toArray();
  const asked = turns.find((turn) => turn.turnId === turnId) ?? turns.at(-1);
  if (!asked)
    return err({ code: "nothing-to-answer-again", reason: "nothing was answered in this session yet." });
  const place = { kind: "turn", turnId: asked.turnId } as const;
  const perRun = await planFork(deps, { ownerId, sessionId, place, changes: {} });
  if (!perRun.ok) return perRun;
  const choices = choicesToLeaveOut(state, events, asked.turnId);
  return ok({ ...asked, turns, choices, perRun: perRun.value });
}

/** Plans an experiment: which events are left out of which answer. Its runs are started one by one. Refused where an event cannot be left out. */
export function planExperiment(
  deps: Dependencies,
  { ownerId, sessionId, ...planned }: SessionScope & Omit<Experiment, "at">,
): Promise<Result<Appended, AppError>> {
  const { experimentId, title, turnId, off, phrase } = planned;
  return record(deps, { ownerId, sessionId, eventId: experimentId }, async () => {
    const events = await deps.eventLog.read({ ownerId, sessionId });
    const plan = planWithout(foldSession(events), events, { turnId, off });
    if (!plan.ok) return plan;
    if (off.length === 0) return err({ code: "fork-refused", reason: "no event is left out." });
    const fields = { experimentId, title, askedTurnId: turnId, off: [...off], phrase };
    return ok({ ...personEvent(deps, experimentId), type: "experiment-planned", ...fields });
  });
}

/** Takes an experiment and its branches out of every list; what they hold goes when the session is deleted for good. */
export function deleteExperiment(
  deps: Dependencies,
  { experimentId, ...scope }: SessionScope & { readonly eventId: string; readonly experimentId: string },
): Promise<Result<Appended, AppError>> {
  return record(deps, scope, async () => {
    const events = await deps.eventLog.read(scope);
    return experimentsOf(events).some((known) => known.experimentId === experimentId)
      ? ok({ ...personEvent(deps, scope.eventId), type: "experiment-deleted", experimentId })
      : err({ code: "fork-refused", reason: "there is no such experiment in this session." });
  });
}

async function record(
  deps: Dependencies,
  { ownerId, sessionId, eventId }: SessionScope & { readonly eventId: string },
  decide: () => Promise<Result<NewEvent, AppError>>,
): Promise<Result<Appended, AppError>> {
  const repeated = await findRepeated(deps, { ownerId, sessionId, eventId });
  if (repeated) return repeated;
  return appendEvents(deps, { ownerId, sessionId }, async () => {
    const decided = await decide();
    return decided.ok ? ok({ events: [decided.value] }) : decided;
  });
}
