/** The unfinished text of a running step; replaced by `step-finished` and gone after a crash. Not an event. */
export interface PartialStep {
  readonly turnId: string;
  readonly step: number;
  readonly text: string;
  readonly reasoning: string;
  /** How often a busy provider was asked again so far, and how often it may be; absent while it has not been. */
  readonly retry?: { readonly attempt: number; readonly ofAttempts: number };
}
