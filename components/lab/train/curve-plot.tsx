import { cn } from "@/components/ui/class-names";

/** A line over updates; gaps where it has no value. */
export interface Curve {
  readonly name: string;
  readonly points: readonly { readonly update: number; readonly value: number | null }[];
  /** Class of its tone. */
  readonly tone: string;
  readonly dash?: string;
  readonly isThick?: boolean;
}

interface CurvePlotProps {
  readonly curves: readonly Curve[];
  /** 95 % around the thick one. */
  readonly band?: readonly { readonly update: number; readonly low: number; readonly high: number }[];
  readonly range: { readonly low: number; readonly high: number };
  readonly lastUpdate: number;
  readonly chosen: number | null;
  readonly height?: number;
  readonly textOf: (value: number) => string;
  /** A click on an update; by keyboard the slider below does the same. */
  readonly onChoose: (update: number) => void;
}

const width = 400;
const margin = { left: 42, right: 92, top: 10, bottom: 22 };

/** Curves over updates. The chosen update is one soft band; names stand at the ends of the lines, and the table beside has the numbers. */
export function CurvePlot({
  curves,
  band = [],
  range,
  lastUpdate,
  chosen,
  height = 210,
  textOf,
  onChoose,
}: CurvePlotProps) {
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const xOf = (update: number) => margin.left + (update / Math.max(1, lastUpdate)) * inner.width;
  const yOf = (value: number) =>
    margin.top + (1 - (value - range.low) / Math.max(1e-9, range.high - range.low)) * inner.height;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => range.low + share * (range.high - range.low));
  const ends = placedEnds(curves, yOf);
  const chooseable = (curves[0]?.points ?? []).map(({ update }) => update).filter((update) => update > 0);
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="block w-full text-[11px]">
      {chosen !== null && (
        <rect x={xOf(chosen) - 4} y={margin.top} width={8} height={inner.height} className="fill-kind-free" />
      )}
      {chooseable.map((update) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the slider of the page does the same for a keyboard.
        <rect
          key={update}
          x={xOf(update) - inner.width / Math.max(1, lastUpdate) / 2}
          y={margin.top}
          width={inner.width / Math.max(1, lastUpdate)}
          height={inner.height}
          fill="transparent"
          className="cursor-pointer"
          onClick={() => onChoose(update)}
        >
          <title>{`Show the rollouts of update ${update}`}</title>
        </rect>
      ))}
      {ticks.map((tick) => (
        <g key={tick} pointerEvents="none">
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={yOf(tick)}
            y2={yOf(tick)}
            stroke="var(--grid)"
          />
          <text x={margin.left - 6} y={yOf(tick) + 4} textAnchor="end" className="fill-mute">
            {textOf(tick)}
          </text>
        </g>
      ))}
      {updateTicks(lastUpdate).map((update) => (
        <text key={update} x={xOf(update)} y={height - 6} textAnchor="middle" className="fill-mute">
          {update}
        </text>
      ))}
      {band.length > 1 && (
        <path d={bandPath(band, xOf, yOf)} className="pointer-events-none fill-kind-free opacity-70" />
      )}
      {curves.map(({ name, points, tone, dash, isThick }) => (
        <path
          key={name}
          d={linePath(points, xOf, yOf)}
          fill="none"
          pointerEvents="none"
          stroke="currentColor"
          strokeWidth={isThick ? 2.5 : 1.5}
          className={tone}
          {...(dash ? { strokeDasharray: dash } : {})}
        />
      ))}
      {ends.map(({ curve, update, value, y }) => (
        <g key={curve.name} className={curve.tone}>
          <circle cx={xOf(update)} cy={yOf(value)} r={curve.isThick ? 3.5 : 2.5} fill="currentColor" />
          <text
            x={width - margin.right + 8}
            y={y + 4}
            fill="currentColor"
            className={cn(curve.isThick && "font-semibold")}
          >
            {curve.name} {textOf(value)}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface CurveEnd {
  readonly curve: Curve;
  readonly update: number;
  readonly value: number;
  readonly y: number;
}

/** The least distance of two labels, in units of the picture. */
const labelHeight = 14;

/** Labels at the ends of lines, moved apart where they would cover each other. */
function placedEnds(curves: readonly Curve[], yOf: (value: number) => number): readonly CurveEnd[] {
  const ends = curves.flatMap((curve): CurveEnd[] => {
    const last = curve.points.findLast(({ value }) => value !== null);
    if (!last || last.value === null) return [];
    return [{ curve, update: last.update, value: last.value, y: yOf(last.value) }];
  });
  let lowest = Number.NEGATIVE_INFINITY;
  return ends
    .toSorted((left, right) => left.y - right.y)
    .map((end) => {
      const y = Math.max(end.y, lowest + labelHeight);
      lowest = y;
      return { ...end, y };
    });
}

function linePath(
  points: Curve["points"],
  xOf: (update: number) => number,
  yOf: (value: number) => number,
): string {
  let isOpen = false;
  return points
    .map(({ update, value }) => {
      if (value === null) {
        isOpen = false;
        return "";
      }
      const command = isOpen ? "L" : "M";
      isOpen = true;
      return `${command}${xOf(update).toFixed(1)} ${yOf(value).toFixed(1)}`;
    })
    .join("");
}

function bandPath(
  band: NonNullable<CurvePlotProps["band"]>,
  xOf: (update: number) => number,
  yOf: (value: number) => number,
): string {
  const at = (update: number, value: number) => `${xOf(update).toFixed(1)} ${yOf(value).toFixed(1)}`;
  const upper = band.map(({ update, high }) => at(update, high));
  const lower = band.toReversed().map(({ update, low }) => at(update, low));
  return `M${[...upper, ...lower].join("L")}Z`;
}

function updateTicks(lastUpdate: number): readonly number[] {
  const step = Math.max(1, Math.ceil(lastUpdate / 6 / 5) * 5);
  if (lastUpdate <= 6) return Array.from({ length: lastUpdate + 1 }, (_, update) => update);
  return Array.from({ length: Math.floor(lastUpdate / step) + 1 }, (_, index) => index * step);
}
