import { cn } from "@/components/ui/class-names";
import { type MarkShape, strategyLook } from "./strategy-words";

/** A mark around the origin, in the color of the text; ten units wide. */
export function MarkPath({ shape }: { readonly shape: MarkShape }) {
  switch (shape) {
    case "disc":
      return <circle r={4.5} fill="currentColor" />;
    case "ring":
      return <circle r={3.8} fill="var(--panel)" stroke="currentColor" strokeWidth={2} />;
    case "plus":
      return <path d="M-4.5 0H4.5M0-4.5V4.5" stroke="currentColor" strokeWidth={2} fill="none" />;
    case "cross":
      return <path d="M-4-4L4 4M-4 4L4-4" stroke="currentColor" strokeWidth={2} fill="none" />;
    case "diamond":
      return <path d="M0-5L5 0L0 5L-5 0Z" fill="currentColor" />;
    case "square":
      return <path d="M-4-4H4V4H-4Z" fill="currentColor" />;
    case "hollow-square":
      return <path d="M-3.4-3.4H3.4V3.4H-3.4Z" fill="var(--panel)" stroke="currentColor" strokeWidth={2} />;
    case "triangle":
      return <path d="M0-5L5 4H-5Z" fill="currentColor" />;
    case "hollow-triangle":
      return <path d="M0-3.8L4 3.2H-4Z" fill="var(--panel)" stroke="currentColor" strokeWidth={2} />;
    case "triangle-down":
      return <path d="M0 5L5-4H-5Z" fill="currentColor" />;
    case "bar":
      return <path d="M0-5V5" stroke="currentColor" strokeWidth={2.4} fill="none" />;
  }
}

/** The mark and the name of a strategy. */
export function StrategyName({
  strategy,
  className,
}: {
  readonly strategy: string;
  readonly className?: string;
}) {
  const { word, shape, tone } = strategyLook(strategy);
  return (
    <span className={cn("inline-flex items-center gap-2", className)}>
      <svg aria-hidden viewBox="-6 -6 12 12" className={cn("size-3 shrink-0 overflow-visible", tone)}>
        <MarkPath shape={shape} />
      </svg>
      <span>{word}</span>
    </span>
  );
}
