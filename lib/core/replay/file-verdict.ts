import type { Result } from "../result";
import { type Covers, coversOf, describeVerdict } from "./describe-verdict";
import { describeSessionFileProblem, type OpenedSessionFile, type SessionFileProblem } from "./session-file";
import type { SignatureCheck } from "./signature";
import { verifyReplay } from "./verify";

/** What a session file proves about itself, as `npm run agent -- --verify` says it. */
export interface FileVerdict {
  /** `signed`: intact, and vouched for by this studio and owner. `broken`: no log, or none that this release can read. */
  readonly verdict: "signed" | "intact" | "altered" | "broken";
  /** The first event that is not the one that was written; null where none is, or where no event says so. */
  readonly atSequence: number | null;
  /** What the hashes of the log speak for, up to where it is intact. */
  readonly covers: Covers | "nothing";
  readonly sentence: string;
}

/** Judges a file that was read, or could not be. `signature` is null for a file that carries none. */
export function judgeFile(
  read: Result<OpenedSessionFile, SessionFileProblem>,
  signature: SignatureCheck | null,
): FileVerdict {
  if (!read.ok) return judgeProblem(read.error);
  const { events, sanitised, brokenAt } = read.value;
  const verdict = verifyReplay(events, { alteredFrom: sanitised.alteredFrom, brokenAt });
  const covers = coversOf(verdict.coverage);
  const sentence = describeVerdict(verdict);
  if (verdict.outcome !== "intact")
    return { verdict: verdict.outcome, atSequence: verdict.sequence, covers, sentence };
  switch (signature) {
    case "own":
      return { verdict: "signed", atSequence: null, covers, sentence: `${signedHere} ${sentence}` };
    case "forged":
      return { verdict: "altered", atSequence: null, covers: "nothing", sentence: forgedSignature };
    case "of-another-key":
      return { verdict: "intact", atSequence: null, covers, sentence: `${sentence} ${signedElsewhere}` };
    case null:
      return { verdict: "intact", atSequence: null, covers, sentence };
  }
}

/** What signatures say, in the words of badge and command. */
export const signedHere = "This studio signed the file: its content is what was exported here.";
export const forgedSignature =
  "The file names this studio's key, but the signature is not of this content: the file was changed after it was signed.";
export const signedElsewhere =
  "It carries a signature of another studio or owner, which cannot be checked here.";

function judgeProblem(problem: SessionFileProblem): FileVerdict {
  const sentence = describeSessionFileProblem(problem);
  if (problem.code !== "tampered")
    return { verdict: "broken", atSequence: null, covers: "nothing", sentence };
  return { verdict: "altered", atSequence: problem.at?.sequence ?? null, covers: "nothing", sentence };
}

/** In a few words what was proven of a file before it was taken in. */
export function proofOf({ verdict, covers }: FileVerdict): string {
  return `${verdict === "signed" ? "signed by this studio" : "intact"}, ${covers} covered`;
}
