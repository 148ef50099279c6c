import type { SandboxChange } from "@/lib/core/branch/sandbox-changes";
import type { AppError } from "@/lib/core/errors";
import type { NewEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { eventIdOf, recordedIn } from "../memory/desk";
import { embedVersions } from "../memory/embed-versions";
import { byHand, personEvent } from "../memory/person-event";
import { repeatedEvents } from "../memory/repeated-events";
import type { SessionScope } from "../scope";
import { viewSandboxChanges } from "./view-sandbox-changes";

/** A change to carry over, with the version of the person's memory that was shown beside it (null: there was none). */
export interface ChosenChange {
  readonly memoryId: string;
  readonly shownVersion: number | null;
}

/** Changes that were carried over. */
export interface AppliedSandbox {
  readonly memoryEventIds: readonly string[];
}

/**
 * Carries chosen changes of a sandbox over to the person's memories: each by an event of the person on the desk, all in one append, then
 * `sandbox-applied` in the sandbox. Refused whole when a memory is not what was shown any more: look again. Repeating changes nothing.
 */
export async function applySandbox(
  deps: Dependencies,
  input: SessionScope & { readonly requestId: string; readonly chosen: readonly ChosenChange[] },
): Promise<Result<AppliedSandbox, AppError>> {
  const { ownerId, requestId } = input;
  const repeated = await repeatedEvents(deps, ownerId, requestId);
  if (repeated.length > 0)
    return recordApplied(
      deps,
      input,
      repeated.map((event) => event.id),
    );
  const outside = { ...deps, memoryStore: deps.memoryStore.inSandbox(null) };
  const appended = await appendEvents(outside, recordedIn(ownerId, null), async () => {
    const changes = await chosenChanges(deps, input);
    if (!changes.ok) return changes;
    const events = await Promise.all(
      changes.value.map((change, index) => applied(outside, ownerId, eventIdOf(requestId, index), change)),
    );
    return ok({ events, embeddings: await embedVersions(deps, events) });
  });
  if (!appended.ok) return appended;
  return recordApplied(
    deps,
    input,
    appended.value.events.map((event) => event.id),
  );
}

async function chosenChanges(
  deps: Dependencies,
  input: SessionScope & { readonly chosen: readonly ChosenChange[] },
): Promise<Result<readonly SandboxChange[], AppError>> {
  const viewed = await viewSandboxChanges(deps, input);
  if (!viewed.ok) return viewed;
  const changes: SandboxChange[] = [];
  for (const { memoryId, shownVersion } of input.chosen) {
    const change = viewed.value.find((candidate) => candidate.memoryId === memoryId);
    if (!change || (change.current?.version ?? null) !== shownVersion)
      return err({ code: "stale-memory", memoryId });
    changes.push(change);
  }
  return changes.length === 0 ? err({ code: "fork-refused", reason: "no change was chosen." }) : ok(changes);
}

async function applied(
  deps: Dependencies,
  ownerId: string,
  eventId: string,
  { memoryId, current, wanted }: SandboxChange,
): Promise<NewEvent> {
  const shared = personEvent(deps, eventId);
  if (!wanted) {
    const { version = 1, content = "" } = current ?? {};
    return { ...shared, ...byHand, type: "memory-deleted", operation: "DELETE", memoryId, version, content };
  }
  const { content, memoryType, metadata, origin } = wanted;
  // The quoted words are in the sandbox's log, which the person's store does not depend on.
  const text = { memoryId, content, memoryType, metadata, origin, source: null };
  if (current) {
    const version = current.version + 1;
    const previousContent = current.content;
    return {
      ...shared,
      ...byHand,
      ...text,
      type: "memory-updated",
      operation: "UPDATE",
      version,
      previousContent,
    };
  }
  const known = await deps.memoryStore.find({ ownerId, memoryId });
  const last = known?.versions.at(-1)?.version;
  return last === undefined
    ? { ...shared, ...byHand, ...text, type: "memory-added", operation: "ADD", version: 1 }
    : { ...shared, ...text, type: "memory-restored", version: last + 1 };
}

async function recordApplied(
  deps: Dependencies,
  { ownerId, sessionId, requestId }: SessionScope & { readonly requestId: string },
  memoryEventIds: readonly string[],
): Promise<Result<AppliedSandbox, AppError>> {
  const id = `${requestId}-applied`;
  if (!(await deps.eventLog.find({ ownerId, eventId: id }))) {
    const recorded = await appendEvents(deps, { ownerId, sessionId }, () =>
      ok({
        events: [{ ...personEvent(deps, id), type: "sandbox-applied", memoryEventIds: [...memoryEventIds] }],
      }),
    );
    if (!recorded.ok) return recorded;
  }
  return ok({ memoryEventIds });
}
