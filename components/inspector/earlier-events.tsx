"use client";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useEarlierEvents } from "@/lib/client/session/use-earlier-events";

interface EarlierEventsProps {
  /** What is counted: what the view around it is made of. */
  readonly of: "turns" | "events";
  /** How much one press brings; `all` where a view speaks of the whole session. */
  readonly amount?: "part" | "all";
  readonly className?: string;
}

/** Says how much of a long session is not loaded, and loads it; nothing where all is there. */
export function EarlierEvents({ of, amount = "part", className }: EarlierEventsProps) {
  const { earlier, isLoading, error, load } = useEarlierEvents();
  if (earlier === null) return null;
  const count =
    of === "turns" ? countText(earlier.turns, "earlier turn") : countText(earlier.sequence, "earlier event");
  return (
    <div className={cn("text-center text-xs text-mute tabular-nums", className)}>
      <p role="status" className="inline-flex flex-wrap items-center justify-center gap-x-2">
        {isLoading ? `Loading; ${count} to go` : `${count} not loaded`}
        <Button variant="quiet" aria-disabled={isLoading} onClick={() => !isLoading && void load(amount)}>
          {amount === "all" ? "Load all" : "Load more"}
        </Button>
      </p>
      <InlineError message={error} />
    </div>
  );
}
