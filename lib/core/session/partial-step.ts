/** The unfinished text of a running step; replaced by `step-finished` and gone after a crash. Not an event. */
export interface PartialStep {
  readonly turnId: string;
  readonly step: number;
  readonly text: string;
  readonly reasoning: string;
}
