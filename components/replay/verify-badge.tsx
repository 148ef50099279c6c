"use client";

import { CircleAlert, CircleCheck, CircleDashed, CircleSlash2 } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { numberText } from "@/components/ui/number-text";
import { Popover } from "@/components/ui/popover";
import type { Verification } from "@/lib/client/replay/use-verdict";
import { describeVerdict, type ReplayVerdict } from "@/lib/core/replay/verify";

/** "Replay verified ✓", or what stands against it, with the details on a click. */
export function VerifyBadge({ verification: { verdict, checked } }: { readonly verification: Verification }) {
  const { word, colour, Icon } = lookOf(verdict);
  return (
    <Popover
      label="What was verified"
      trigger={
        <button
          type="button"
          className={cn(
            "inline-flex min-h-7 items-center gap-1.5 rounded-md px-1.5 text-[13px] font-medium hover:bg-soft pointer-coarse:min-h-11",
            colour,
          )}
        >
          <Icon aria-hidden className="size-4" strokeWidth={2} />
          {verdict ? word : `Verifying, ${numberText(checked)} steps…`}
        </button>
      }
    >
      <p className="font-medium">{verdict ? word : "Verifying"}</p>
      <p className="mt-1">
        {verdict ? describeVerdict(verdict) : "The log is folded again and compared with what was recorded."}
      </p>
      <p className="mt-2 text-mute">
        Each step recorded two hashes when it ran: of everything the session held before the call, and of the
        messages as they were sent. Both are computed anew here, in your browser, from the events alone. No
        model is called.
      </p>
    </Popover>
  );
}

function lookOf(verdict: ReplayVerdict | null) {
  switch (verdict?.outcome) {
    case undefined:
      return { word: "", colour: "text-mute", Icon: CircleDashed };
    case "verified":
      return { word: "Replay verified", colour: "text-add", Icon: CircleCheck };
    case "altered":
      return { word: "Partly verified, texts were taken out", colour: "text-update", Icon: CircleSlash2 };
    case "mismatch":
      return {
        word: `Not verified from event ${verdict.sequence}`,
        colour: "text-danger",
        Icon: CircleAlert,
      };
    case "cannot-fold":
      return { word: `Broken at event ${verdict.sequence}`, colour: "text-danger", Icon: CircleAlert };
  }
}
