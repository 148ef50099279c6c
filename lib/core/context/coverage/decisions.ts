import { splitSentences } from "../../text/sentences";

/** Words with which somebody settles something. */
const decided =
  /\b(?:(?:we|i)(?:[’']ve| have)? (?:decided|agreed|chose|chosen|settled on|booked|picked)|let[’']s (?:go with|take|use|do|keep)|(?:we|i)(?:[’']ll| will) (?:go with|take|use|book|keep)|going with|the plan is|instead of|rather than)\b/iu;

/** Finds the sentences that settle something. Questions settle nothing. */
export function findDecisions(text: string): readonly string[] {
  return splitSentences(text)
    .map((sentence) => sentence.trim())
    .filter((sentence) => decided.test(sentence) && !sentence.endsWith("?"));
}
