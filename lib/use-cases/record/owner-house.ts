import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import type { KeptCounts, OwnerArchive, OwnerIsBusy } from "@/lib/ports/owner-archive";
import type { Dependencies } from "../dependencies";
import type { TurnScope } from "../scope";

/** What an act on everything of a person needs. */
export interface OwnerHouse extends Pick<Dependencies, "sessionDirectory" | "sessionReader" | "live"> {
  readonly archive: OwnerArchive;
  /** Ends a running turn, wherever it runs, with what it said so far. */
  readonly stopTurn: (scope: TurnScope) => Promise<Result<null, AppError>>;
}

/**
 * Removes everything that is kept of a person: sessions, memories, settings, connections, runs of the lab. Answers that are being written are
 * ended first. Every open page of theirs is told. It cannot be undone.
 */
export async function wipeOwner(
  house: OwnerHouse,
  { ownerId }: { readonly ownerId: string },
): Promise<Result<KeptCounts & { readonly turnsEnded: number }, AppError>> {
  const ended = await endTurns(house, ownerId);
  if (!ended.ok) return ended;
  const wiped = await house.archive.wipe({ ownerId });
  if (!wiped.ok) return err(busy(wiped.error));
  forget(house, ownerId);
  return ok({ ...wiped.value, turnsEnded: ended.value });
}

/**
 * Puts a backup in the place of everything that is kept of a person. The file is checked as a whole before anything is changed; what was there is
 * kept as a backup of its own.
 */
export async function restoreOwner(
  house: OwnerHouse,
  { ownerId, file }: { readonly ownerId: string; readonly file: string },
): Promise<Result<KeptCounts & { readonly keptAs: string }, AppError>> {
  const proven = await house.archive.prove({ ownerId, file });
  if (!proven.ok)
    return err({ code: "restore-refused", reason: `${proven.error} Nothing of what is there was changed.` });
  try {
    const ended = await endTurns(house, ownerId);
    if (!ended.ok) return ended;
    const placed = await proven.value.putInPlace();
    if (!placed.ok) return err(busy(placed.error));
    forget(house, ownerId);
    return ok({ ...proven.value.counts, keptAs: placed.value.keptAs });
  } finally {
    await proven.value.discard();
  }
}

async function endTurns(house: OwnerHouse, ownerId: string): Promise<Result<number, AppError>> {
  const running = (await house.sessionDirectory.listRunningTurns()).filter(
    (turn) => turn.ownerId === ownerId,
  );
  for (const { sessionId, turnId } of running) {
    const stopped = await house.stopTurn({ ownerId, sessionId, turnId });
    if (!stopped.ok) return stopped;
  }
  return ok(running.length);
}

/** One that began after the others were ended, or an episode, which nothing here can end. */
function busy({ turns, episodes }: OwnerIsBusy): AppError {
  return episodes > 0
    ? { code: "episodes-running", running: episodes }
    : { code: "turns-running", running: turns };
}

function forget({ sessionReader, live }: OwnerHouse, ownerId: string): void {
  sessionReader.forget({ ownerId });
  live.publishErased({ ownerId });
}
