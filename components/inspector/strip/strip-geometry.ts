import type { BudgetKind } from "@/lib/core/context/budget";
import type { ContextStrip, StripBand, StripEnd } from "@/lib/core/replay/context-strip";

/** Where a strip is drawn, in CSS pixels. */
export interface StripSize {
  readonly width: number;
  /** Of the plot alone, without operations and turns beneath. */
  readonly height: number;
}

/** The strip as shapes. Bands of a kind are one path, so that a strip of a thousand items is still a few elements. */
export interface StripGeometry extends StripSize {
  readonly columnWidth: number;
  /** Tokens at the upper edge: the context window, or less where so little of it is used that nothing could be read. */
  readonly topTokens: number;
  readonly bands: readonly { readonly kind: BudgetKind; readonly path: string }[];
  /** Where items leave: they run into their summary, or thin out. */
  readonly tails: readonly { readonly key: string; readonly by: StripEnd["by"]; readonly path: string }[];
  /** A line at each place where something was taken out by an operation. */
  readonly cuts: readonly {
    readonly column: number;
    readonly by: "summary" | "filter";
    readonly y: number;
  }[];
  readonly labels: readonly StripLabel[];
}

/** What of the strip is pointed at: a column, and the band there. */
export interface StripPlace {
  readonly column: number;
  readonly band: StripBand | null;
}

/** Room for words on a band. */
export interface StripLabel {
  readonly itemId: string;
  readonly kind: BudgetKind;
  readonly x: number;
  /** Of its middle. */
  readonly y: number;
  readonly width: number;
}

/** The order in which kinds are drawn; it decides nothing, since bands never overlap. */
const kinds: readonly BudgetKind[] = ["system", "tools", "person", "agent", "retrieved", "summaries"];

const smallestLabel = { width: 64, height: 13 };

/** Lays the strip out. `lit` narrows it to the bands of some items; all others are left out. */
export function stripGeometry(
  strip: ContextStrip,
  size: StripSize,
  lit?: (band: StripBand) => boolean,
): StripGeometry {
  const frame = frameOf(strip, size);
  const shown = lit ? strip.bands.filter(lit) : strip.bands;
  return {
    ...size,
    columnWidth: frame.columnWidth,
    topTokens: frame.topTokens,
    bands: kinds.flatMap((kind) => {
      const path = shown
        .filter((band) => band.kind === kind)
        .map((band) => bandPath(band, strip, frame))
        .join("");
      return path === "" ? [] : [{ kind, path }];
    }),
    tails: tailsOf(shown, strip, frame),
    cuts: cutsOf(shown, strip, frame),
    labels: shown.flatMap((band) => labelOn(band, frame) ?? []),
  };
}

/** The outline of one band alone, to lift it out of the picture. */
export function bandOutline(band: StripBand, strip: ContextStrip, size: StripSize): string {
  return bandPath(band, strip, frameOf(strip, size));
}

/** The tokens at the upper edge of the plot. */
export function topOf({ columns, limitTokens, softTokens }: ContextStrip): number {
  const peak = Math.max(1, ...columns.map(({ tokens }) => tokens));
  const roomy = peak * 1.35;
  return roomy < softTokens ? roomy : Math.max(limitTokens, peak);
}

interface Frame {
  readonly columnWidth: number;
  readonly topTokens: number;
  readonly lastColumn: number;
  readonly height: number;
  y(tokens: number): number;
  /** Left and right edge of what stays level in a column; between two columns it bends. */
  left(column: number): number;
  right(column: number): number;
}

function frameOf(strip: ContextStrip, { width, height }: StripSize): Frame {
  const count = Math.max(1, strip.columns.length);
  const columnWidth = width / count;
  const gap = columnWidth * 0.44;
  const topTokens = topOf(strip);
  return {
    columnWidth,
    topTokens,
    lastColumn: count - 1,
    height,
    y: (tokens) => height - (tokens / topTokens) * height,
    left: (column) => (column === 0 ? 0 : column * columnWidth + gap / 2),
    right: (column) => (column === count - 1 ? width : (column + 1) * columnWidth - gap / 2),
  };
}

/** The upper edge from left to right, and the lower one back. */
function bandPath(band: StripBand, strip: ContextStrip, frame: Frame): string {
  const { first, last, below, tokens } = band;
  const lowAt = (column: number) => frame.y(below[column - first] ?? 0);
  const highAt = (column: number) => frame.y((below[column - first] ?? 0) + tokens);
  const grows = first > 0 && band.kind !== "summaries";
  const seed = grows ? frame.y(Math.min(below[0] ?? 0, strip.columns[first - 1]?.tokens ?? 0)) : 0;
  const endX = endOf(band, frame);
  const upper: string[] = [];
  const lower: string[] = [];
  for (let column = first; column <= last; column++) {
    const right = column === last ? endX : frame.right(column);
    const isFirst = column === first;
    if (!isFirst) {
      upper.push(bend(frame.right(column - 1), highAt(column - 1), frame.left(column), highAt(column)));
      lower.unshift(bend(frame.left(column), lowAt(column), frame.right(column - 1), lowAt(column - 1)));
    }
    upper.push(`L${n(right)} ${n(highAt(column))}`);
    lower.unshift(`L${n(frame.left(column))} ${n(lowAt(column))}`);
  }
  const x0 = frame.left(first);
  const start = grows
    ? `M${n(frame.right(first - 1))} ${n(seed)}${bend(frame.right(first - 1), seed, x0, highAt(first))}`
    : `M${n(x0)} ${n(highAt(first))}`;
  const close = grows ? bend(x0, lowAt(first), frame.right(first - 1), seed) : "";
  return `${start}${upper.join("")}L${n(endX)} ${n(lowAt(last))}${lower.join("")}${close}Z`;
}

/** What is taken ends a little earlier, so that one sees it go. */
function endOf(band: StripBand, frame: Frame): number {
  if (band.end === null || band.last === frame.lastColumn) return frame.right(band.last);
  return band.last * frame.columnWidth + frame.columnWidth * 0.4;
}

function tailsOf(shown: readonly StripBand[], strip: ContextStrip, frame: Frame): StripGeometry["tails"] {
  const paths = new Map<string, { by: StripEnd["by"]; path: string }>();
  const folded = new Map<string, number>();
  for (const band of shown) {
    if (band.end === null) continue;
    const { by } = band.end;
    const key = `${by} ${band.last}`;
    const tail = tailPath(band, strip, frame, folded);
    paths.set(key, { by, path: (paths.get(key)?.path ?? "") + tail });
  }
  return [...paths].map(([key, tail]) => ({ key, ...tail }));
}

function tailPath(band: StripBand, strip: ContextStrip, frame: Frame, folded: Map<string, number>): string {
  const x0 = endOf(band, frame);
  const x1 = frame.left(band.last + 1);
  const below = band.below.at(-1) ?? 0;
  const [low, high] = targetOf(band, strip, folded);
  return `M${n(x0)} ${n(frame.y(below + band.tokens))}${bend(x0, frame.y(below + band.tokens), x1, frame.y(high))}L${n(x1)} ${n(frame.y(low))}${bend(x1, frame.y(low), x0, frame.y(below))}Z`;
}

/** Where an item that leaves runs to: its share of its summary, or the place between what stays. */
function targetOf(
  band: StripBand,
  { bands }: ContextStrip,
  folded: Map<string, number>,
): readonly [number, number] {
  const next = band.last + 1;
  if (band.end?.by === "summary") {
    const { summaryItemId } = band.end;
    const summary = bands.find(
      ({ itemId, first, last }) => itemId === summaryItemId && first <= next && next <= last,
    );
    if (summary) {
      const originals = bands.filter(
        ({ end }) => end?.by === "summary" && end.summaryItemId === summaryItemId,
      );
      const whole = originals.reduce((sum, { tokens }) => sum + tokens, 0) || 1;
      const before = folded.get(summaryItemId) ?? 0;
      folded.set(summaryItemId, before + band.tokens);
      const base = summary.below[next - summary.first] ?? 0;
      const scale = summary.tokens / whole;
      return [base + before * scale, base + (before + band.tokens) * scale];
    }
  }
  const own = band.below.at(-1) ?? 0;
  let edge = 0;
  for (const other of bands) {
    if (other.first > band.last || other.last < next) continue;
    if ((other.below[band.last - other.first] ?? 0) >= own) continue;
    edge = Math.max(edge, (other.below[next - other.first] ?? 0) + other.tokens);
  }
  return [edge, edge];
}

function cutsOf(shown: readonly StripBand[], strip: ContextStrip, frame: Frame): StripGeometry["cuts"] {
  const cuts = new Map<string, StripGeometry["cuts"][number]>();
  for (const { end, last } of shown) {
    if (end?.by !== "summary" && end?.by !== "filter") continue;
    const y = frame.y(strip.columns[last]?.tokens ?? 0);
    cuts.set(`${end.by} ${last}`, { column: last, by: end.by, y });
  }
  return [...cuts.values()];
}

/** The longest stretch on which a band lies level, if words fit on it. */
function labelOn(band: StripBand, frame: Frame): StripLabel | null {
  const height = (band.tokens / frame.topTokens) * frame.height;
  if (band.itemId === null || band.kind === "system" || height < smallestLabel.height) return null;
  let best = { from: band.first, to: band.first };
  let run = best;
  for (let column = band.first + 1; column <= band.last; column++) {
    const isLevel = band.below[column - band.first] === band.below[column - 1 - band.first];
    run = isLevel ? { from: run.from, to: column } : { from: column, to: column };
    if (run.to - run.from > best.to - best.from) best = run;
  }
  const x = frame.left(best.from) + 6;
  const width = (best.to === band.last ? endOf(band, frame) : frame.right(best.to)) - x - 4;
  if (width < smallestLabel.width) return null;
  const low = frame.y(band.below[best.from - band.first] ?? 0);
  return { itemId: band.itemId, kind: band.kind, x, y: low - height / 2, width };
}

/** A soft step from one height to another. */
function bend(x0: number, y0: number, x1: number, y1: number): string {
  const middle = (x0 + x1) / 2;
  return `C${n(middle)} ${n(y0)} ${n(middle)} ${n(y1)} ${n(x1)} ${n(y1)}`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
