import { Check, TriangleAlert } from "lucide-react";
import { numberText } from "@/components/ui/number-text";
import type { RecordedPrompt } from "@/lib/core/context/recorded-prompt";

/** Says whether what is shown is what was sent: both sides of the comparison can be read. */
export function PromptProof({ prompt }: { readonly prompt: RecordedPrompt }) {
  const { isProven, hash, event } = prompt;
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
        {numberText(event.countedTokens)} tokens (estimate), tools included ·{" "}
        <span className="font-mono" title={hash}>
          sha-256 {hash.slice(0, 12)}…
        </span>
        {!isProven && (
          <span className="font-mono" title={event.messagesHash}>
            {" "}
            ≠ {event.messagesHash.slice(0, 12)}…
          </span>
        )}
      </p>
    </div>
  );
}
