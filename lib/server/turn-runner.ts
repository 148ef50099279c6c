import "server-only";
import { setTimeout } from "node:timers/promises";
import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { LeasedTurn, TurnScope } from "@/lib/use-cases/scope";
import { closeTurn } from "@/lib/use-cases/session/close-turn";
import { AppStoppingError, runTurn, TurnNotClosedError } from "@/lib/use-cases/session/run-turn";
import { leaseMs, type StartTurnInput, startTurn } from "@/lib/use-cases/session/start-turn";
import type { Admission } from "./admission";
import { limits } from "./limits";
import { log } from "./log";

/** How often the leases of running turns are renewed, in milliseconds: well within the lease, however slow the model is. */
const renewEveryMs = 10_000;

export interface TurnRunnerOptions {
  readonly turnsAtOnce: number;
  /** How long to wait before a turn that could not be closed is tried again, in milliseconds. */
  readonly closeAgainMs?: number;
}

/** The turns that run in this process. They belong to the server, not to the request that began them. */
export interface TurnRunner {
  /** Counts an answer that is about to begin, at once; refused where as many as this process bears are running or about to. */
  admit(): Result<Admission, AppError>;
  /**
   * Records the message, then answers in the background; the caller has an admission until this returns. `finished` resolves when the turn has ended. A message that was recorded before
   * is answered once: `finished` is then that of the turn that runs here already, or resolves at once. The turn runs with the ports of the
   * door that it came through, where those are given.
   */
  start(
    input: StartTurnInput,
    deps?: Dependencies,
  ): Promise<Result<{ readonly sequence: number; readonly finished: Promise<void> }, AppError>>;
  /**
   * Begins what takes a turn's lease by itself (a branch) and answers that turn in the background; a begun thing without a turn only
   * begins. The caller has an admission until this returns.
   */
  carryOn<Begun extends { readonly turn: LeasedTurn | null }>(
    begin: () => Promise<Result<Begun, AppError>>,
  ): Promise<Result<Begun & { readonly finished: Promise<void> }, AppError>>;
  /** True for a turn that this process runs now. */
  isRunningHere(scope: TurnScope): boolean;
  /** Stops a turn wherever it runs: here by aborting it, elsewhere by closing it in the log with what it said so far. */
  stop(scope: TurnScope): Promise<Result<null, AppError>>;
  /** Ends every turn of this process as interrupted, with what it said so far. */
  stopAll(): Promise<void>;
}

/** A runner over the given dependencies. */
export function createTurnRunner(
  deps: Dependencies,
  dependenciesFor: (scope: { ownerId: string; sessionId: string }) => Promise<Dependencies>,
  { turnsAtOnce, closeAgainMs = 2_000 }: TurnRunnerOptions = limits,
): TurnRunner {
  const running = new Map<string, { readonly abort: AbortController; readonly finished: Promise<void> }>();
  let beginning = 0;

  function run(turn: LeasedTurn, chosen = dependenciesFor(turn)): Promise<void> {
    const abort = new AbortController();
    const renewing = setInterval(() => void renew(turn, abort), renewEveryMs);
    const finished = chosen
      .then((sessionDeps) => runTurn(sessionDeps, { ...turn, signal: abort.signal }))
      .catch((error: unknown) => {
        log.error({ error, turnId: turn.turnId }, "a turn failed unexpectedly");
        return closeWhenPossible(turn, error instanceof TurnNotClosedError ? error.said : "", abort.signal);
      })
      .finally(() => {
        clearInterval(renewing);
        running.delete(keyOf(turn));
      });
    running.set(keyOf(turn), { abort, finished });
    return finished;
  }

  /**
   * Nobody wrote how this turn ended: the database was away. Tries until it can be written or the turn is another worker's; a process
   * that is asked to end leaves it to the next one.
   */
  async function closeWhenPossible(turn: LeasedTurn, said: string, signal: AbortSignal): Promise<void> {
    const { ownerId, sessionId } = turn;
    const reason = "The database could not be reached while this answer was being written.";
    while (!signal.aborted) {
      try {
        const left = await deps.sessionDirectory.runningTurn({ ownerId, sessionId });
        if (left?.turnId === turn.turnId && left.fence === turn.fence)
          await closeTurn(
            deps,
            { ...turn, partialText: said || left.partialText },
            { type: "turn-interrupted", reason },
          );
        return;
      } catch (error) {
        log.warn({ error, turnId: turn.turnId }, "a turn cannot be closed yet");
        await setTimeout(closeAgainMs, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  async function renew(
    { ownerId, sessionId, turnId, fence }: LeasedTurn,
    abort: AbortController,
  ): Promise<void> {
    const lease = { turnId, fence, untilMs: deps.clock.now().getTime() + leaseMs };
    try {
      if (!(await deps.sessionDirectory.renewLease({ ownerId, sessionId, ...lease }))) abort.abort();
    } catch (error) {
      // The next renewal comes long before the lease ends.
      log.warn({ error, turnId }, "renewing a lease failed");
    }
  }

  return {
    admit() {
      if (running.size + beginning >= turnsAtOnce)
        return err({ code: "too-many-turns", maxTurns: turnsAtOnce });
      beginning += 1;
      let isHeld = true;
      return ok({
        release() {
          if (isHeld) beginning -= 1;
          isHeld = false;
        },
      });
    },
    async start(input, given) {
      // A new session starts with what its owner has set.
      const chosen = given ?? (await dependenciesFor(input));
      const started = await startTurn(chosen, input);
      if (!started.ok) return started;
      const { turn, state } = started.value;
      const finished = turn
        ? run(turn, Promise.resolve(chosen))
        : (running.get(keyOf(input))?.finished ?? Promise.resolve());
      return ok({ sequence: state.sequence, finished });
    },
    async carryOn(begin) {
      const begun = await begin();
      if (!begun.ok) return begun;
      const { turn } = begun.value;
      return ok({ ...begun.value, finished: turn ? run(turn) : Promise.resolve() });
    },
    isRunningHere: (scope) => running.has(keyOf(scope)),
    async stop({ ownerId, sessionId, turnId }) {
      const state = await deps.sessionReader.read({ ownerId, sessionId });
      if (state.sequence === 0) return err({ code: "unknown-session", sessionId });
      // A branch may carry on a turn that began in its parent, so the fold decides, not the event of the message.
      if (!state.turns.some((turn) => turn.turnId === turnId))
        return err({ code: "invalid-request", problem: "there is no such turn in this session." });
      const here = running.get(keyOf({ ownerId, sessionId, turnId }));
      if (here) {
        here.abort.abort();
        await here.finished;
        return ok(null);
      }
      const elsewhere = await deps.sessionDirectory.runningTurn({ ownerId, sessionId });
      if (elsewhere?.turnId !== turnId) return ok(null);
      const closed = await closeTurn(deps, { ownerId, sessionId, ...elsewhere }, { type: "turn-cancelled" });
      return closed.ok ? ok(null) : closed;
    },
    async stopAll() {
      for (const { abort } of running.values()) abort.abort(new AppStoppingError());
      await Promise.all([...running.values()].map(({ finished }) => finished));
    },
  };
}

/** A turn can be carried on in several branches at once, and two owners may use the same ids. */
function keyOf({ ownerId, sessionId, turnId }: TurnScope): string {
  return JSON.stringify([ownerId, sessionId, turnId]);
}
