"use client";

import { CircleAlert, CircleCheck, CircleDashed, CircleSlash2 } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { numberText } from "@/components/ui/number-text";
import { Popover } from "@/components/ui/popover";
import type { Verification } from "@/lib/client/replay/use-verdict";
import type { ChainCoverage } from "@/lib/core/log/hash-chain";
import { describeVerdict } from "@/lib/core/replay/describe-verdict";
import { forgedSignature, signedElsewhere, signedHere } from "@/lib/core/replay/file-verdict";
import type { SignatureCheck } from "@/lib/core/replay/signature";
import type { ReplayVerdict } from "@/lib/core/replay/verify";

/** What is known of a file's signature: nothing where it has none, where nobody answered yet, or where no server was there to ask. */
export type FileSignature = SignatureCheck | "none" | "checking" | "unchecked";

interface VerifyBadgeProps {
  readonly verification: Verification;
  readonly signature: FileSignature;
}

/** What the record proves about itself, in two words, with the details on a click. */
export function VerifyBadge({ verification: { verdict, checked }, signature }: VerifyBadgeProps) {
  const { word, color, Icon } = lookOf(verdict, signature);
  const signatureWords = wordsOfSignature[signature];
  return (
    <Popover
      label="What was verified"
      trigger={
        <button
          type="button"
          className={cn(
            "inline-flex min-h-7 items-center gap-1.5 rounded-md px-1.5 text-[13px] font-medium hover:bg-soft pointer-coarse:min-h-11",
            color,
          )}
        >
          <Icon aria-hidden className="size-4" strokeWidth={2} />
          <span className="max-md:sr-only">
            {verdict ? word : `Verifying, ${numberText(checked)} steps…`}
          </span>
        </button>
      }
    >
      <p className="font-medium">{verdict ? word : "Verifying"}</p>
      <p className="mt-1">
        {verdict
          ? describeVerdict(verdict)
          : "The chain of hashes is checked, and the log is folded again and compared with what was recorded."}
      </p>
      {signatureWords && <p className="mt-1">{signatureWords}</p>}
      <p className="mt-2 text-mute">
        Each event was written with a hash over all of its fields and over the event before it, and each step
        with two more: of everything the session held before the call, and of the messages as they were sent.
        All are computed again here, in your browser, from the events alone. No model is called. A chain shows
        that the record was not changed in part; who wrote it only a signature says.
      </p>
    </Popover>
  );
}

const wordsOfSignature: Readonly<Record<FileSignature, string | null>> = {
  own: signedHere,
  forged: forgedSignature,
  "of-another-key": signedElsewhere,
  none: null,
  checking: "The signature is being checked.",
  unchecked: "It carries a signature; no server could be asked whether it holds.",
};

function lookOf(verdict: ReplayVerdict | null, signature: FileSignature) {
  switch (verdict?.outcome) {
    case undefined:
      return { word: "", color: "text-mute", Icon: CircleDashed };
    case "intact":
      return lookOfIntact(verdict, signature);
    case "altered":
      return { word: `Altered at event ${verdict.sequence}`, color: "text-danger", Icon: CircleAlert };
    case "broken":
      return { word: `Broken at event ${verdict.sequence}`, color: "text-danger", Icon: CircleAlert };
  }
}

function lookOfIntact(
  { coverage, wordsOutFrom }: Extract<ReplayVerdict, { outcome: "intact" }>,
  signature: FileSignature,
) {
  if (signature === "forged")
    return { word: "Altered after it was signed", color: "text-danger", Icon: CircleAlert };
  const word = signature === "own" ? "Signed by this studio" : wordOf(coverage);
  return wordsOutFrom === null
    ? { word, color: "text-add", Icon: CircleCheck }
    : { word: `${word}, words taken out`, color: "text-update", Icon: CircleSlash2 };
}

function wordOf({ hashedFrom }: ChainCoverage): string {
  if (hashedFrom === null) return "States and prompts verified";
  return hashedFrom === 1 ? "Chain intact" : `Chain intact from event ${hashedFrom}`;
}
