import type { Ended, Look, Moment } from "./kill-process";
import type { Row } from "./report";

/** Counts kills and what was found after them. */
export function createKillTally() {
  const during: Record<string, number> = {};
  const counts = { databases: 0, processes: 0, acknowledged: 0, withTurnRunning: 0, lost: 0, during };
  const problems: string[] = [];

  function takeLooks(looks: readonly (Look | null)[], mayBeAbsent: boolean, words: string): void {
    for (const look of looks) {
      if (look) takeFound(look);
      else if (!mayBeAbsent) problems.push(`it does not open: ${words}`);
    }
  }

  function takeFound({ left, lost, findings }: Look): void {
    counts.withTurnRunning += left > 0 ? 1 : 0;
    counts.lost += lost;
    if (lost > 0) problems.push(`${lost} acknowledged events are lost`);
    problems.push(...findings.slice(0, 1));
  }

  return {
    counts,
    problems,
    /** A process that was killed: what it found before says how the kill before it ended. */
    takeKill(
      work: readonly string[],
      { acknowledged, looks, wasKilled, words }: Ended,
      { after }: Moment,
    ): void {
      counts.processes += 1;
      counts.databases += work.length;
      for (const task of work) during[task] = (during[task] ?? 0) + 1;
      counts.acknowledged += acknowledged.reduce((sum, ids) => sum + ids.length, 0);
      if (!wasKilled) problems.push(`a process ended by itself: ${words}`);
      // A kill in a start comes before the first look.
      takeLooks(looks, after === "opening", words);
    },
    /** A process that only looked. */
    takeLook({ looks, wasKilled, words }: Ended): void {
      if (wasKilled) problems.push(`a process that only looks did not end: ${words}`);
      takeLooks(looks, false, words);
    },
    row(name: string): Row {
      const failed = Math.min(counts.databases, problems.length);
      return {
        name,
        n: counts.databases,
        failed,
        detail: { ...counts, ...(problems[0] && { first: problems[0] }) },
      };
    },
  };
}
