import "server-only";
import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import type { SessionEvent } from "@/lib/core/log/events";
import { titleOf } from "@/lib/core/session/title";
import { requireCurrentActor } from "./actor";
import { getApp } from "./app";
import { describeThrown } from "./error-response";

/** One of the two sessions that are compared. */
export interface ComparedSession {
  readonly sessionId: string;
  readonly name: string;
  readonly events: readonly SessionEvent[];
}

/** What the comparison starts from; not found where the owner lacks one of the two. */
export type ComparePageData =
  | { readonly found: true; readonly left: ComparedSession; readonly right: ComparedSession }
  | { readonly found: false };

/** Loads both logs, or the sentence that says why the app cannot serve. */
export async function loadComparePage(
  leftId: string,
  rightId: string,
): Promise<ComparePageData | { readonly unavailable: string }> {
  try {
    const { ownerId } = await requireCurrentActor();
    const { deps } = await getApp();
    const [left, right, tree] = await Promise.all([
      deps.eventLog.read({ ownerId, sessionId: leftId }),
      deps.eventLog.read({ ownerId, sessionId: rightId }),
      deps.sessionDirectory.branchesOf({ ownerId, sessionId: leftId }),
    ]);
    if (left.length === 0 || right.length === 0) return { found: false };
    const side = (sessionId: string, events: readonly SessionEvent[]) => ({
      sessionId,
      events,
      name: nameOf(tree, sessionId, events),
    });
    return { found: true, left: side(leftId, left), right: side(rightId, right) };
  } catch (error) {
    return { unavailable: describeThrown(error).message };
  }
}

function nameOf(tree: readonly BranchEntry[], sessionId: string, events: readonly SessionEvent[]): string {
  const branch = tree.find((candidate) => candidate.sessionId === sessionId);
  if (branch?.label) return branch.label;
  if (branch) return "The beginning";
  const first = events.find((event) => event.type === "turn-started");
  return first ? titleOf(first.text, 60) : "Session";
}
