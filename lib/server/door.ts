import "server-only";
import type { z } from "zod";
import type { RequestFailure } from "@/lib/contract/failure";
import { type AppError, describeError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { Actor, Role } from "./actor";
import type { Admission } from "./admission";
import { describeThrown, statusOf, thrownStatus } from "./error-response";

/**
 * What a door works on: the owner's own things (`owner`), the session that its request names as `sessionId` (`session`), or the session
 * that is read from the request, wherever it lies in it. It decides the model, the budget, and in a sandbox which memories are seen.
 */
export type DoorScope<Input> =
  | "owner"
  | (Input extends { readonly sessionId: string | null } ? "session" : never)
  | ((input: Input) => string | null);

/** Who may pass a door, and on what it works: written where the door is registered. */
export interface DoorPolicy<Input> {
  readonly scope: DoorScope<Input>;
  /** The role that the owner's own things are not enough for. */
  readonly role?: Role;
  /** `turn`: an answer begins behind it, so it is counted against the answers that run at once, before anything waits. */
  readonly admits?: "turn";
  /** True for what helps when the disk is almost full, or costs no room: stopping an answer, deleting for good. */
  readonly worksOnFullDisk?: true;
  /** How long the work may take, in milliseconds; then its signal aborts. Without it there is no limit beside the request itself. */
  readonly timeLimitMs?: number;
}

/** The part of the app that every door needs. */
export interface DoorApp {
  /** Counts an answer that is about to begin; refused where as many as this process bears are running. Never waits. */
  admitTurn(): Result<Admission, AppError>;
  /** Refused while too little room is left on the disk. */
  mayWrite(): Promise<Result<null, AppError>>;
  dependenciesFor(scope: {
    readonly ownerId: string;
    readonly sessionId: string | null;
  }): Promise<Dependencies>;
}

/** What the work behind a door gets. */
export interface DoorContext<App extends DoorApp> {
  readonly app: App;
  /** The ports as the door's scope has them. */
  readonly deps: Dependencies;
  readonly ownerId: string;
  /** Aborts when nobody waits for the answer any more, or when the time limit is over. */
  readonly signal: AbortSignal;
}

/** A request at a door. */
export interface Caller<App extends DoorApp> {
  /** False for a request that another site's page caused. */
  readonly isOwnPage: boolean;
  /** What stands behind the door changes something. */
  readonly changes: boolean;
  actor(): Promise<Actor>;
  app(): Promise<App>;
  readonly signal: AbortSignal;
}

/** A failure with the HTTP status that goes with it. */
export interface DoorFailure extends RequestFailure {
  readonly status: number;
}

/** The work behind a door: one use-case, called with what the door let through. */
export type DoorWork<App extends DoorApp, Input, Response> = (
  context: DoorContext<App>,
  input: Input,
) => Promise<Result<Response, AppError>>;

/**
 * The way through every door: own page → schema → actor → role → scope → use-case → a value, or a sentence. Never throws: what is thrown
 * behind the door is logged, and answered with a sentence that says nothing of it.
 */
export async function passDoor<App extends DoorApp, Request extends z.ZodType, Response>(
  caller: Caller<App>,
  contract: { readonly request: Request },
  policy: DoorPolicy<z.output<Request>>,
  input: unknown,
  work: DoorWork<App, z.output<Request>, Response>,
): Promise<Result<Response, DoorFailure>> {
  try {
    if (!caller.isOwnPage) return refused({ code: "invalid-request", problem: foreignPage });
    const parsed = contract.request.safeParse(input);
    if (!parsed.success) return refused({ code: "invalid-request", problem: problemOf(parsed.error) });
    const { ownerId, roles } = await caller.actor();
    if (policy.role && !roles.has(policy.role)) return refused({ code: "machine-owner-only" });
    const app = await caller.app();
    const admitted = policy.admits ? app.admitTurn() : ok(null);
    if (!admitted.ok) return refused(admitted.error);
    try {
      if (caller.changes && !policy.worksOnFullDisk) {
        const allowed = await app.mayWrite();
        if (!allowed.ok) return refused(allowed.error);
      }
      const deps = await app.dependenciesFor({ ownerId, sessionId: sessionOf(policy.scope, parsed.data) });
      const result = await work({ app, deps, ownerId, signal: signalOf(caller, policy) }, parsed.data);
      return result.ok ? ok(result.value) : refused(result.error);
    } finally {
      admitted.value?.release();
    }
  } catch (error) {
    // Nobody waits for the answer: what broke because of that is no fault.
    if (caller.signal.aborted)
      return err({ code: "cancelled", message: "The request was given up.", status: 499 });
    return err({ ...describeThrown(error), status: thrownStatus(error) });
  }
}

const foreignPage = "it did not come from this app's own page.";

function signalOf(
  caller: { readonly signal: AbortSignal },
  { timeLimitMs }: { readonly timeLimitMs?: number },
): AbortSignal {
  return timeLimitMs === undefined
    ? caller.signal
    : AbortSignal.any([caller.signal, AbortSignal.timeout(timeLimitMs)]);
}

function sessionOf<Input>(scope: DoorScope<Input>, input: Input): string | null {
  if (typeof scope === "function") return scope(input);
  if (scope === "owner") return null;
  return (input as { readonly sessionId: string | null }).sessionId;
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return "unknown fields.";
  return issue.path.length === 0 ? issue.message : `${issue.path.join(".")}: ${issue.message}`;
}

function refused(error: AppError): { readonly ok: false; readonly error: DoorFailure } {
  return err({ code: error.code, message: describeError(error), status: statusOf(error) });
}
