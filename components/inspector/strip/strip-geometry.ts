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

/** The upper edge from left to right, and the lower one back. A level stretch is one line, however many columns it has. */
function bandPath(band: StripBand, strip: ContextStrip, frame: Frame): string {
  const { first, last, below, tokens } = band;
  const lowAt = (column: number) => frame.y(below[column - first] ?? 0);
  const highAt = (column: number) => frame.y((below[column - first] ?? 0) + tokens);
  const grows = first > 0 && band.kind !== "summaries";
  const seed = grows ? frame.y(Math.min(below[0] ?? 0, strip.columns[first - 1]?.tokens ?? 0)) : 0;
  const endX = endOf(band, frame);
  const moves = movesOf(band);
  const upper = moves.map((column) => {
    const x0 = frame.right(column - 1);
    return `L${n(x0)} ${n(highAt(column - 1))}${bend(x0, highAt(column - 1), frame.left(column), highAt(column))}`;
  });
  const lower = moves.toReversed().map((column) => {
    const x0 = frame.left(column);
    return `L${n(x0)} ${n(lowAt(column))}${bend(x0, lowAt(column), frame.right(column - 1), lowAt(column - 1))}`;
  });
  const x0 = frame.left(first);
  const start = grows
    ? `M${n(frame.right(first - 1))} ${n(seed)}${bend(frame.right(first - 1), seed, x0, highAt(first))}`
    : `M${n(x0)} ${n(highAt(first))}`;
  const close = grows ? bend(x0, lowAt(first), frame.right(first - 1), seed) : "";
  return `${start}${upper.join("")}L${n(endX)} ${n(highAt(last))}L${n(endX)} ${n(lowAt(last))}${lower.join("")}L${n(x0)} ${n(lowAt(first))}${close}Z`;
}

/** The columns in which a band lies at another height than in the one before. */
function movesOf({ first, below }: StripBand): readonly number[] {
  return below.flatMap((height, index) => (index > 0 && height !== below[index - 1] ? [first + index] : []));
}

/** What is taken ends a little earlier, so that one sees it go. */
function endOf(band: StripBand, frame: Frame): number {
  if (band.end === null || band.last === frame.lastColumn) return frame.right(band.last);
  return band.last * frame.columnWidth + frame.columnWidth * 0.4;
}

function tailsOf(shown: readonly StripBand[], strip: ContextStrip, frame: Frame): StripGeometry["tails"] {
  const paths = new Map<string, { by: StripEnd["by"]; path: string }>();
  const places = tailPlaces(strip);
  for (const band of shown) {
    if (band.end === null) continue;
    const { by } = band.end;
    const key = `${by} ${band.last}`;
    const tail = tailPath(band, frame, places(band));
    paths.set(key, { by, path: (paths.get(key)?.path ?? "") + tail });
  }
  return [...paths].map(([key, tail]) => ({ key, ...tail }));
}

function tailPath(band: StripBand, frame: Frame, [low, high]: readonly [number, number]): string {
  const x0 = endOf(band, frame);
  const x1 = frame.left(band.last + 1);
  const below = band.below.at(-1) ?? 0;
  return `M${n(x0)} ${n(frame.y(below + band.tokens))}${bend(x0, frame.y(below + band.tokens), x1, frame.y(high))}L${n(x1)} ${n(frame.y(low))}${bend(x1, frame.y(low), x0, frame.y(below))}Z`;
}

/** Answers where an item that leaves runs to, in tokens: its share of its summary, or the place between what stays. */
function tailPlaces({ bands }: ContextStrip): (band: StripBand) => readonly [number, number] {
  const byItem = Map.groupBy(bands, ({ itemId }) => itemId);
  const folded = new Map<string, { whole: number; before: number }>();
  for (const { end, tokens } of bands)
    if (end?.by === "summary") {
      const { whole } = folded.get(end.summaryItemId) ?? { whole: 0 };
      folded.set(end.summaryItemId, { whole: whole + tokens, before: 0 });
    }
  const crossings = new Map<number, Crossing>();
  return (band) => {
    const next = band.last + 1;
    if (band.end?.by === "summary") {
      const { summaryItemId } = band.end;
      const summary = byItem.get(summaryItemId)?.find(({ first, last }) => first <= next && next <= last);
      const share = folded.get(summaryItemId);
      if (summary && share) {
        const base = summary.below[next - summary.first] ?? 0;
        const scale = summary.tokens / (share.whole || 1);
        const before = share.before;
        share.before += band.tokens;
        return [base + before * scale, base + (before + band.tokens) * scale];
      }
    }
    const crossing = crossings.get(band.last) ?? crossingOf(bands, band.last);
    crossings.set(band.last, crossing);
    const edge = crossing.edgeBelow(band.below.at(-1) ?? 0);
    return [edge, edge];
  };
}

/** What stays from one column to the next. */
interface Crossing {
  /** The upper edge in the next column of what lay beneath this height, in tokens. */
  edgeBelow(height: number): number;
}

function crossingOf(bands: readonly StripBand[], last: number): Crossing {
  const staying = bands
    .filter((band) => band.first <= last && band.last > last)
    .map((band) => ({
      below: band.below[last - band.first] ?? 0,
      edge: (band.below[last + 1 - band.first] ?? 0) + band.tokens,
    }))
    .sort((left, right) => left.below - right.below);
  let highest = 0;
  const edges = staying.map(({ edge }) => (highest = Math.max(highest, edge)));
  return {
    edgeBelow(height) {
      let low = 0;
      let high = staying.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((staying[middle]?.below ?? 0) < height) low = middle + 1;
        else high = middle;
      }
      return edges[low - 1] ?? 0;
    },
  };
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
