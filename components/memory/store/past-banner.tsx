"use client";

import { History } from "lucide-react";
import { Button } from "@/components/ui/button";

interface PastBannerProps {
  /** When the last shown change happened, in words. */
  readonly time: string | null;
  readonly onReturn: () => void;
}

/** Says that what is shown was, and that nothing can be changed there. */
export function PastBanner({ time, onReturn }: PastBannerProps) {
  return (
    <section
      aria-label="This is the past"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-accent/9 px-4 py-2 text-[13px] min-[900px]:px-5"
    >
      <History aria-hidden className="size-4 shrink-0 text-accent" strokeWidth={1.75} />
      <p className="min-w-0 flex-1">
        <strong className="font-medium">This is the past</strong>
        {time === null ? ", before the first change" : `: ${time}`}. Nothing can be changed here.
      </p>
      <Button onClick={onReturn}>Return to now</Button>
    </section>
  );
}
