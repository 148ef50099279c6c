import "server-only";
import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { TurnScope } from "@/lib/use-cases/scope";
import { closeTurn } from "@/lib/use-cases/session/close-turn";
import { AppStoppingError, runTurn } from "@/lib/use-cases/session/run-turn";
import { leaseMs, type StartTurnInput, startTurn } from "@/lib/use-cases/session/start-turn";
import { log } from "./log";

/** How many answers this process writes at once; more would make all of them slow. */
const maxTurns = 40;

/** How often the leases of running turns are renewed, in milliseconds: well within the lease, however slow the model is. */
const renewEveryMs = 10_000;

/** The turns that run in this process. They belong to the server, not to the request that began them. */
export interface TurnRunner {
  /** Records the message, then answers in the background; `finished` resolves when the turn has ended. */
  start(
    input: StartTurnInput,
  ): Promise<Result<{ readonly sequence: number; readonly finished: Promise<void> }, AppError>>;
  /**
   * Begins what takes a turn's lease by itself (a branch) and answers that turn in the background; a begun thing without a turn only
   * begins. Refused before anything is written when too many answers run already.
   */
  carryOn<Begun extends { readonly turn: TurnScope | null }>(
    begin: () => Promise<Result<Begun, AppError>>,
  ): Promise<Result<Begun & { readonly finished: Promise<void> }, AppError>>;
  /** Stops a turn wherever it runs: here by aborting it, elsewhere by closing it in the log. */
  stop(scope: TurnScope): Promise<Result<null, AppError>>;
  /** Ends every turn of this process as interrupted, with what it said so far. */
  stopAll(): Promise<void>;
}

/** A runner over the given dependencies. */
export function createTurnRunner(
  deps: Dependencies,
  dependenciesFor: (scope: { ownerId: string; sessionId: string }) => Promise<Dependencies>,
): TurnRunner {
  const running = new Map<string, { readonly abort: AbortController; readonly finished: Promise<void> }>();

  function run(scope: TurnScope): Promise<void> {
    const abort = new AbortController();
    const renewing = setInterval(() => void renew(scope, abort), renewEveryMs);
    const finished = dependenciesFor(scope)
      .then((sessionDeps) => runTurn(sessionDeps, { ...scope, signal: abort.signal }))
      .catch((error: unknown) => log.error({ error, turnId: scope.turnId }, "a turn failed unexpectedly"))
      .finally(() => {
        clearInterval(renewing);
        running.delete(keyOf(scope));
      });
    running.set(keyOf(scope), { abort, finished });
    return finished;
  }

  async function renew({ ownerId, sessionId, turnId }: TurnScope, abort: AbortController): Promise<void> {
    const untilMs = deps.clock.now().getTime() + leaseMs;
    try {
      if (!(await deps.sessionDirectory.renewLease({ ownerId, sessionId, turnId, untilMs }))) abort.abort();
    } catch (error) {
      // The next renewal comes long before the lease ends.
      log.warn({ error, turnId }, "renewing a lease failed");
    }
  }

  return {
    async start(input) {
      if (running.size >= maxTurns) return err({ code: "too-many-turns", maxTurns });
      // A new session starts with what its owner has set.
      const started = await startTurn(await dependenciesFor(input), input);
      if (!started.ok) return started;
      const { ownerId, sessionId, turnId } = input;
      const sequence = started.value.state.sequence;
      const known = running.get(keyOf(input))?.finished ?? Promise.resolve();
      return ok({ sequence, finished: started.value.repeated ? known : run({ ownerId, sessionId, turnId }) });
    },
    async carryOn(begin) {
      if (running.size >= maxTurns) return err({ code: "too-many-turns", maxTurns });
      const begun = await begin();
      if (!begun.ok) return begun;
      const { turn } = begun.value;
      return ok({ ...begun.value, finished: turn ? run(turn) : Promise.resolve() });
    },
    async stop({ ownerId, sessionId, turnId }) {
      const state = await deps.sessionReader.read({ ownerId, sessionId });
      if (state.sequence === 0) return err({ code: "unknown-session", sessionId });
      // A branch may carry on a turn that began in its parent, so the fold decides, not the event of the message.
      if (!state.turns.some((turn) => turn.turnId === turnId))
        return err({ code: "invalid-request", problem: "there is no such turn in this session." });
      const here = running.get(keyOf({ sessionId, turnId }));
      if (here) {
        here.abort.abort();
        await here.finished;
        return ok(null);
      }
      const closed = await closeTurn(
        deps,
        { ownerId, sessionId, turnId, partialText: "" },
        { type: "turn-cancelled" },
      );
      return closed.ok ? ok(null) : closed;
    },
    async stopAll() {
      for (const { abort } of running.values()) abort.abort(new AppStoppingError());
      await Promise.all([...running.values()].map(({ finished }) => finished));
    },
  };
}

/** A turn can be carried on in several branches at once. */
function keyOf({ sessionId, turnId }: Pick<TurnScope, "sessionId" | "turnId">): string {
  return `${sessionId}\n${turnId}`;
}
