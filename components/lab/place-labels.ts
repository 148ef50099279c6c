const lineHeight = 15;
/** Mean width of a letter at eleven pixels. */
const letterWidth = 6.1;
/** Lines that a label may be moved down at most. */
const mostMoves = 14;

/** A mark, how far its intervals reach, and what it is called. */
export interface LabeledPoint {
  readonly x: number;
  readonly y: number;
  readonly word: string;
  /** Ends of its bars: across from `left` to `right`, upright from `top` to `bottom`. */
  readonly bars: Box;
}

/** Where a label begins, at its baseline. */
interface Label {
  readonly x: number;
  readonly y: number;
  readonly isMoved: boolean;
}

/**
 * Every label right or left of its mark, or moved down until no other label, mark or bar is in its way. Where there is no such place, other
 * labels alone are kept clear of.
 */
export function placeLabels(points: readonly LabeledPoint[], width: number): readonly Label[] {
  const drawn = points.flatMap(({ x, y, bars }): readonly Box[] => [
    { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 },
    { left: bars.left, right: bars.right, top: y - 2, bottom: y + 2 },
    { left: x - 2, right: x + 2, top: bars.top, bottom: bars.bottom },
  ]);
  const labels: Box[] = [];
  return points.map((point) => {
    const place = firstPlace(point, width, [...drawn, ...labels]) ?? firstPlace(point, width, labels);
    const { box, isMoved } = place ?? { box: boxAt(point, point.x + 9, 0), isMoved: false };
    labels.push(box);
    return { x: box.left, y: box.bottom - 3, isMoved };
  });
}

function firstPlace(point: LabeledPoint, width: number, taken: readonly Box[]) {
  const wide = point.word.length * letterWidth;
  for (let step = 0; step <= mostMoves; step += 1)
    for (const left of [point.x + 9, point.x - 9 - wide]) {
      const box = boxAt(point, left, step);
      const fits = left >= 0 && box.right <= width;
      if (fits && !taken.some((other) => overlaps(box, other))) return { box, isMoved: step > 0 };
    }
  return null;
}

function boxAt({ y, word }: LabeledPoint, left: number, step: number): Box {
  const baseline = y + 4 + step * lineHeight;
  return { left, right: left + word.length * letterWidth, top: baseline - 10, bottom: baseline + 3 };
}

/** A rectangle in the units of the drawing. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
