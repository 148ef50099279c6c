import { cn } from "@/components/ui/class-names";
import type { Estimate } from "@/lib/core/lab/strategy-row";
import { tickText } from "./lab-numbers";
import { MarkPath } from "./strategy-mark";
import { strategyLook } from "./strategy-words";

interface IntervalPlotProps {
  readonly strategy: string;
  readonly estimate: Estimate;
  /** Where the axis begins and ends. */
  readonly from?: number;
  readonly to?: number;
  /** The paper's own value, which has no interval. */
  readonly paper?: number | undefined;
}

/** One mark with its whisker on an axis of shares: a cell of a table whose numbers stand beside it. */
export function IntervalPlot({ strategy, estimate, from = 0, to = 1, paper }: IntervalPlotProps) {
  const { shape, tone } = strategyLook(strategy);
  const at = (value: number) => `${((Math.min(to, Math.max(from, value)) - from) / (to - from)) * 100}%`;
  return (
    <svg aria-hidden className="block h-6 w-full min-w-24 overflow-visible">
      {[0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => (
        <line key={share} x1={`${share * 100}%`} x2={`${share * 100}%`} y1={0} y2={24} stroke="var(--grid)" />
      ))}
      {paper !== undefined && (
        <svg aria-hidden x={at(paper)} y={12} className="overflow-visible text-mute">
          <path d="M0-5L5 0L0 5L-5 0Z" fill="none" stroke="currentColor" strokeWidth={1.3} />
        </svg>
      )}
      <g className={tone}>
        <line
          x1={at(estimate.low)}
          x2={at(estimate.high)}
          y1={12}
          y2={12}
          stroke="currentColor"
          strokeWidth={2}
          strokeLinecap="round"
        />
        <svg aria-hidden x={at(estimate.mean)} y={12} className="overflow-visible">
          <MarkPath shape={shape} />
        </svg>
      </g>
    </svg>
  );
}

/** The axis below a column of interval plots. */
export function ShareAxis({ className }: { readonly className?: string }) {
  return (
    <svg aria-hidden className={cn("block h-4 w-full overflow-visible text-[11px] text-mute", className)}>
      {[0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => (
        <text
          key={share}
          x={`${share * 100}%`}
          y={12}
          fill="currentColor"
          textAnchor={share === 0 ? "start" : share === 1 ? "end" : "middle"}
        >
          {tickText(share)}
        </text>
      ))}
    </svg>
  );
}
