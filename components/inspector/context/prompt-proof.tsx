import { Check, TriangleAlert } from "lucide-react";
import { numberText } from "@/components/ui/number-text";
import type { RequestAsSent } from "@/lib/core/context/request-as-sent";

/** Says whether what is shown is what was sent: both sides of the comparison can be read. */
export function PromptProof({ sent }: { readonly sent: RequestAsSent }) {
  const { isProven, hash, recordedHash, request, prompt } = sent;
  return (
    <div className="text-xs">
      <p
        className={
          isProven
            ? "flex items-center gap-1.5 font-medium text-add"
            : "flex items-center gap-1.5 font-medium text-danger"
        }
      >
        {isProven ? (
          <Check aria-hidden className="size-3.5" />
        ) : (
          <TriangleAlert aria-hidden className="size-3.5" />
        )}
        {isProven ? "Equals what was sent" : "Does not match what was sent"}
      </p>
      <p className="mt-0.5 text-mute tabular-nums">
        {numberText(prompt.event.countedTokens)} tokens (estimate), tools included ·{" "}
        <span className="font-mono" title={hash}>
          sha-256 {hash.slice(0, 12)}…
        </span>
        {!isProven && (
          <span className="font-mono" title={recordedHash}>
            {" "}
            ≠ {recordedHash.slice(0, 12)}…
          </span>
        )}{" "}
        over {request ? "the whole request" : "the messages"}
      </p>
    </div>
  );
}
