/** Notices that something which owes answers has gone silent. */
export interface StallWatch {
  /** One more answer is owed. */
  expectAnswer(): void;
  /** Any sign of life; `answers` of the owed answers came with it. */
  noteProgress(answers: number): void;
  /** True while an answer is owed. */
  isWaiting(): boolean;
  stop(): void;
}

/**
 * Calls `onStall` once when answers are owed and nothing came for `timeoutMilliseconds` (up to half as long again).
 * Looks several times within that span: when this process itself was held up, the answers lie waiting and are read between two looks.
 */
export function createStallWatch(timeoutMilliseconds: number, onStall: () => void): StallWatch {
  const looksUntilStall = 4;
  let owed = 0;
  let silentLooks = 0;
  let timer: NodeJS.Timeout | null = null;

  function stop(): void {
    if (timer) clearInterval(timer);
    timer = null;
    silentLooks = 0;
  }

  function look(): void {
    silentLooks += 1;
    if (silentLooks <= looksUntilStall) return;
    stop();
    onStall();
  }

  return {
    expectAnswer() {
      owed += 1;
      timer ??= setInterval(look, timeoutMilliseconds / looksUntilStall);
    },
    noteProgress(answers) {
      owed -= answers;
      silentLooks = 0;
      if (owed === 0) stop();
    },
    isWaiting: () => owed > 0,
    stop,
  };
}
