const lineHeight = 15;
/** Mean width of a letter at eleven pixels. */
const letterWidth = 6.1;
/** Lines that a label may be moved down at most. */
const mostMoves = 14;

/** A mark and what it is called. */
interface LabeledPoint {
  readonly x: number;
  readonly y: number;
  readonly word: string;
}

/** Where a label begins, at its baseline. */
interface Label {
  readonly x: number;
  readonly y: number;
  readonly isMoved: boolean;
}

/** Every label beside its mark, or moved down until no two of them and no mark are in its way. */
export function placeLabels(points: readonly LabeledPoint[], width: number): readonly Label[] {
  const taken = points.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  return points.map(({ x, y, word }) => {
    const wide = word.length * letterWidth;
    const left = x + 9 + wide > width ? x - 9 - wide : x + 9;
    for (let step = 0; ; step += 1) {
      const baseline = y + 4 + step * lineHeight;
      const box = { left, right: left + wide, top: baseline - 10, bottom: baseline + 3 };
      if (step < mostMoves && taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      return { x: left, y: baseline, isMoved: step > 0 };
    }
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
