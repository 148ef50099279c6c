// What one more event costs in a long session: folding it, and projecting the prompt after it.

import { budgetOf } from "@/lib/core/context/budget";
import { planRoom } from "@/lib/core/context/make-room";
import { promptHash } from "@/lib/core/context/prompt-hash";
import { renderPrompt } from "@/lib/core/context/render-prompt";
import type { SessionEvent } from "@/lib/core/log/events";
import { applyEvent } from "@/lib/core/session/fold";
import { liveItems, type SessionState } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import type { LongSession } from "@/lib/testing/long-session";

/** Items that leave or are pinned in a round: as many whatever the length of the session. */
const touchedItems = 3;

/** Microseconds and milliseconds, medians. */
export interface ContextCosts {
  readonly foldEventUs: number;
  readonly foldUsByType: ReadonlyMap<string, number>;
  readonly projectMs: number;
  readonly stepMs: number;
  readonly liveItems: number;
}

/**
 * Continues the session by whole rounds (a turn with a tool call, FILTER, restore, SUMMARY, pin) and measures each event as it
 * comes, so that whatever is cached by state is as warm or as cold as it is in the app. Medians over the rounds.
 */
export function measureContextCosts(session: LongSession, rounds: number): ContextCosts {
  const foldUs = new Map<string, number[]>();
  const projectMs: number[] = [];
  const stepMs: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const write of writersOf(session, round)) {
      const before = session.state;
      const event = write();
      const startedMs = performance.now();
      const after = applyEvent(before, event);
      add(foldUs, event.type, (performance.now() - startedMs) * 1_000);
      if (event.type !== "turn-started") continue;
      projectMs.push(timed(() => [renderPrompt(after), budgetOf(after)]));
      stepMs.push(timed(() => projectStep(session.state)));
    }
  }
  const foldUsByType = new Map([...foldUs].map(([type, times]) => [type, median(times)]));
  const medians = [...foldUsByType.values()];
  return {
    foldEventUs: medians.reduce((sum, us) => sum + us, 0) / medians.length,
    foldUsByType,
    projectMs: median(projectMs),
    stepMs: median(stepMs),
    liveItems: liveItems(session.state).length,
  };
}

function writersOf(session: LongSession, round: number): readonly (() => SessionEvent)[] {
  let filtered: readonly string[] = [];
  const filter = () => {
    const event = session.filterOldest(touchedItems);
    filtered = event.type === "context-filtered" ? event.removedItemIds : [];
    return event;
  };
  return [
    ...session.turn(`extra-${round}`),
    filter,
    () => session.restore(filtered),
    () => session.summarizeOldest(touchedItems),
    () => session.pin(session.state.order.last() ?? ""),
  ];
}

/** All that `prepareStep` computes for a step: room, prompt, budget and both hashes. */
function projectStep(state: SessionState): readonly unknown[] {
  const { softTokens, hardTokens } = budgetOf(state);
  const room = planRoom(state, { limitTokens: hardTokens, targetTokens: softTokens });
  return [room, promptHash(renderPrompt(state)), stateHash(state)];
}

function timed(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

function add(times: Map<string, number[]>, type: string, us: number): void {
  const known = times.get(type);
  if (known) known.push(us);
  else times.set(type, [us]);
}
