import type { FilterCandidate } from "@/lib/core/log/context-events";

interface ScoreLineProps {
  readonly candidate: FilterCandidate;
  readonly threshold: number;
}

/** How near a taken item is to the criteria, with θ on the same line. */
export function ScoreLine({ candidate, threshold }: ScoreLineProps) {
  return (
    <span className="mt-1 flex items-center gap-2 text-xs tabular-nums">
      <span aria-hidden className="relative h-1.5 w-32 rounded-full bg-soft">
        <i
          className="absolute inset-y-0 left-0 rounded-full bg-filter"
          style={{ width: `${Math.max(0, Math.min(1, candidate.score)) * 100}%` }}
        />
        <i
          className="absolute -inset-y-0.5 border-l-[1.5px] border-ink/60"
          style={{ left: `${threshold * 100}%` }}
        />
      </span>
      <span className="font-medium text-filter">
        <span className="sr-only">similarity </span>
        {candidate.score.toFixed(2)}
      </span>
      {candidate.score < threshold && <span className="text-mute">taken with what it belongs to</span>}
    </span>
  );
}
