/** The unfinished text of a running step; replaced by `step-finished` and gone after a crash. Not an event. */
export interface PartialStep {
  readonly turnId: string;
  readonly step: number;
  readonly text: string;
  readonly reasoning: string;
  /** How often a busy provider was asked again so far, and how often it may be; absent while it has not been. */
  readonly retry?: {
    readonly attempt: number;
    readonly ofAttempts: number;
    /** When it is asked again. */
    readonly at: string;
  };
}

/** What has changed of an unfinished step: all of it, or what came behind what was there. */
export type PartialUpdate =
  | { readonly whole: PartialStep | null }
  | {
      readonly text: string;
      readonly reasoning: string;
      readonly retry?: PartialStep["retry"];
    };

/** The shortest update that makes one state of an unfinished step of another. */
export function partialUpdate(before: PartialStep | null, after: PartialStep | null): PartialUpdate {
  const continues =
    before !== null &&
    after !== null &&
    before.turnId === after.turnId &&
    before.step === after.step &&
    after.text.startsWith(before.text) &&
    after.reasoning.startsWith(before.reasoning);
  if (!continues) return { whole: after };
  return {
    text: after.text.slice(before.text.length),
    reasoning: after.reasoning.slice(before.reasoning.length),
    ...(after.retry ? { retry: after.retry } : {}),
  };
}

/** The state after an update; one that continues what is not there gives null. */
export function withPartialUpdate(before: PartialStep | null, update: PartialUpdate): PartialStep | null {
  if ("whole" in update) return update.whole;
  if (before === null) return null;
  const { turnId, step } = before;
  return {
    turnId,
    step,
    text: before.text + update.text,
    reasoning: before.reasoning + update.reasoning,
    ...(update.retry ? { retry: update.retry } : {}),
  };
}
