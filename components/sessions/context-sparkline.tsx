import type { SessionFigures } from "@/lib/core/metric/session-figures";

/** The prompt's tokens over the steps, against the context window. */
export function ContextSparkline({
  figures: { context, contextLimitTokens },
  width = 112,
  height = 22,
}: {
  readonly figures: SessionFigures;
  readonly width?: number;
  readonly height?: number;
}) {
  if (context.length === 0) return null;
  const top = Math.max(contextLimitTokens, ...context);
  const column = width / context.length;
  return (
    <svg aria-hidden width={width} height={height} className="block">
      <line x1={0} x2={width} y1={1} y2={1} stroke="var(--mute)" strokeDasharray="2 2" opacity={0.6} />
      {context.map((tokens, index) => {
        const tall = Math.max(1, (tokens / top) * (height - 2));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a step of a log never changes its place.
            key={index}
            x={index * column}
            y={height - tall}
            width={Math.max(1, column - (column > 4 ? 0.6 : 0))}
            height={tall}
            fill={isDrop(context, index) ? "var(--kind-summaries)" : "var(--kind-person)"}
          />
        );
      })}
    </svg>
  );
}

/** True before a step at which a good part of the context left. */
function isDrop(context: readonly number[], index: number): boolean {
  const next = context[index + 1];
  return next !== undefined && next < (context[index] ?? 0) * 0.9;
}
