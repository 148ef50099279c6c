import type { Fact, FactStanding } from "../summary-coverage";

/** A stretch of an original; `standing` is null between facts. */
export interface FactPiece {
  readonly start: number;
  readonly text: string;
  readonly standing: FactStanding | null;
}

/** Whole sentences, inside which other facts are marked by themselves. */
const isSentence = ({ kind }: Pick<Fact, "kind">) => kind === "constraint" || kind === "decision";

/** Cuts a text where its facts are, so that each can be marked by what became of it. The pieces together are the text. */
export function factPieces(
  text: string,
  facts: readonly Pick<Fact, "kind" | "text" | "standing">[],
): readonly FactPiece[] {
  const marks = new Array<FactStanding | null>(text.length).fill(null);
  const lower = text.toLowerCase();
  // Some letters grow in lower case; then only the exact spelling has a place.
  const isAligned = lower.length === text.length;
  const [sentences, details] = [facts.filter(isSentence), facts.filter((fact) => !isSentence(fact))];
  for (const fact of [...sentences, ...details]) {
    const sought = isAligned ? fact.text.toLowerCase() : fact.text;
    for (const start of placesOf(sought, isAligned ? lower : text))
      marks.fill(fact.standing, start, start + sought.length);
  }
  return cutAtChanges(text, marks);
}

/** Where the words occur with no letter or digit of another word around them. */
function placesOf(sought: string, text: string): readonly number[] {
  const places: number[] = [];
  if (sought === "") return places;
  for (let start = text.indexOf(sought); start >= 0; start = text.indexOf(sought, start + sought.length)) {
    const before = text.slice(0, start).slice(-2);
    const after = text.slice(start + sought.length, start + sought.length + 2);
    if (!(isJoined(before, sought) || isJoined(sought, after))) places.push(start);
  }
  return places;
}

/** Scripts without spaces have no gaps between words to look for. */
function isJoined(left: string, right: string): boolean {
  const last = /[\p{L}\p{N}]$/u.exec(left)?.[0];
  const first = /^[\p{L}\p{N}]/u.exec(right)?.[0];
  if (last === undefined || first === undefined) return false;
  return !(isUnspaced(last) || isUnspaced(first));
}

function isUnspaced(letter: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    letter,
  );
}

function cutAtChanges(text: string, marks: readonly (FactStanding | null)[]): readonly FactPiece[] {
  const pieces: FactPiece[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    while (end < text.length && marks[end] === marks[start]) end += 1;
    pieces.push({ start, text: text.slice(start, end), standing: marks[start] ?? null });
    start = end;
  }
  return pieces;
}
