"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { numberText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Verification } from "@/lib/client/replay/use-verdict";
import { usePlayhead, useWatch } from "@/lib/client/replay/watch-context";
import { granularityUnits } from "@/lib/core/replay/steps";
import { type FileSignature, VerifyBadge } from "./verify-badge";

/** The way out of a recording. */
export interface WatchExit {
  readonly href: string;
  readonly word: string;
}

interface WatchBarProps {
  readonly title: string;
  readonly verification: Verification;
  readonly signature?: FileSignature;
  /** Where "Return to live" leads, and what it is called; null where there is nowhere to return to. */
  readonly exit: WatchExit | null;
  /** What else can be done with this recording. */
  readonly actions?: ReactNode;
}

/** Says that this is the past, which place of it, whether it is proven, and the way back. */
export function WatchBar({ title, verification, signature = "none", exit, actions }: WatchBarProps) {
  return (
    <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-4 border-b border-line bg-accent/8 py-1.5 pr-3 pl-4 max-sm:gap-x-2 sm:gap-y-1 sm:pl-5 short:min-h-10 short:py-1">
      <title>{`Replay: ${title} · AgeMem Studio`}</title>
      <PlaceBanner />
      <h1 className="min-w-0 flex-1 basis-32 truncate text-[13px] text-mute max-sm:order-last max-sm:basis-full">
        {title}
        <PlaceTime />
      </h1>
      <VerifyBadge verification={verification} signature={signature} />
      <div className="flex flex-wrap items-center gap-2 max-sm:ml-auto max-sm:gap-1">
        {actions}
        {exit && (
          <a
            href={exit.href}
            className="inline-flex min-h-7 items-center gap-1.5 rounded-lg bg-ink px-2.5 text-[13px] font-medium whitespace-nowrap text-bg hover:bg-ink/88 pointer-coarse:min-h-11"
          >
            <X aria-hidden className="size-3.5" />
            <span className="max-md:sr-only">{exit.word}</span>
          </a>
        )}
      </div>
    </header>
  );
}

function PlaceBanner() {
  const granularity = usePlayhead((state) => state.granularity);
  const total = usePlayhead((state) => state.positions.length);
  const index = usePlayhead((state) => state.index);
  return (
    <p className="font-semibold whitespace-nowrap tabular-nums">
      Viewing {granularityUnits[granularity].toLowerCase()} {numberText(index + 1)} of {numberText(total)}
      <span className="font-normal text-mute max-md:sr-only"> — this is the past</span>
    </p>
  );
}

function PlaceTime() {
  const { seeker } = useWatch();
  const at = usePlayhead(({ positions, index }) => seeker.events[(positions[index]?.sequence ?? 1) - 1]?.at);
  if (!at) return null;
  return (
    <>
      {" · "}
      <RelativeTime at={at} />
    </>
  );
}
