import type { FoundSecret } from "@/lib/core/text/secrets";

/** Finds keys, tokens and passwords in texts. */
export interface SecretScanner {
  /** The secrets of a text, in order, without overlaps; none for a text without any. */
  find(text: string): Promise<readonly FoundSecret[]>;
}
