import type { PolicyCard } from "./policy-card";

/** A trained policy of this machine: an adapter with its card, beside the file of its base. */
export interface FoundPolicy {
  /** What it is chosen by; the name on its card, or of its folder where the card cannot be read. */
  readonly modelId: string;
  readonly card: PolicyCard | null;
  /** The file of its base, once that is here. */
  readonly baseFile: string | null;
  readonly adapterFile: string | null;
  /** Why it cannot be used, in a sentence. */
  readonly problem: string | null;
}
