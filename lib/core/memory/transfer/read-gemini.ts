import { objectOf } from "./json-value";
import type { TransferProblem } from "./transfer-entry";

/** True for the activity of Gemini as Google Takeout writes it. */
export function isGeminiActivity(values: readonly unknown[]): boolean {
  return values.some((value) => {
    const part = objectOf(value);
    return (
      part !== null && /^(?:gemini|bard)\b/i.test(String(part.header)) && "title" in part && "time" in part
    );
  });
}

/** Takeout holds what was asked, not what Gemini remembers; says where that is. */
export function refuseGeminiActivity(values: readonly unknown[]): TransferProblem {
  return {
    problem: `These are ${values.length.toLocaleString("en")} prompts from your Gemini activity, and no memories: Google Takeout does not hold what Gemini remembers. Open Saved info in Gemini's settings, copy the list and paste it here.`,
  };
}
