/** A stretch of a message that came into the composer whole: pasted, or dropped in. In UTF-16 units. */
export interface PastedSpan {
  readonly start: number;
  readonly end: number;
}

/** A text that is being written, with what of it was pasted. */
export interface DraftText {
  readonly text: string;
  readonly pasted: readonly PastedSpan[];
}

/**
 * The draft after an edit. What is pasted stays marked wherever it moves, what is typed into the middle of it does not become the person's own, and
 * with `isPaste` the text that is new is marked. `caret` is where the caret stands afterwards: it tells which of equal letters are the new ones.
 */
export function editDraft(
  { text: before, pasted }: DraftText,
  edit: { readonly text: string; readonly caret: number; readonly isPaste: boolean },
): DraftText {
  const { text, isPaste } = edit;
  const tail = commonEnd(before, text, Math.max(0, text.length - edit.caret));
  const start = commonStart(before, text, Math.min(before.length, text.length) - tail);
  const removedEnd = before.length - tail;
  const addedEnd = text.length - tail;
  const moved = pasted.flatMap((span) => {
    const shift = addedEnd - removedEnd;
    if (span.end <= start) return [span];
    if (span.start >= removedEnd) return [{ start: span.start + shift, end: span.end + shift }];
    const from = Math.min(span.start, start);
    const to = span.end > removedEnd ? span.end + shift : start;
    return to > from ? [{ start: from, end: to }] : [];
  });
  return { text, pasted: joined(isPaste && addedEnd > start ? [...moved, { start, end: addedEnd }] : moved) };
}

/** The spans in a text after it was cleaned, where each piece may have become shorter. */
export function cleanSpans(
  text: string,
  pasted: readonly PastedSpan[],
  clean: (text: string) => string | null,
): readonly PastedSpan[] {
  const length = (clean(text) ?? text).length;
  const placeOf = (offset: number) => {
    const within = Math.max(0, Math.min(offset, text.length));
    return Math.min(length, (clean(text.slice(0, within)) ?? text.slice(0, within)).length);
  };
  return joined(pasted.map(({ start, end }) => ({ start: placeOf(start), end: placeOf(end) })));
}

/** In order, without empty ones; what touches is one. */
function joined(spans: readonly PastedSpan[]): readonly PastedSpan[] {
  const result: PastedSpan[] = [];
  for (const span of [...spans].sort((left, right) => left.start - right.start)) {
    const last = result.at(-1);
    if (span.end <= span.start) continue;
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

function commonStart(left: string, right: string, most: number): number {
  let length = 0;
  while (length < most && left[length] === right[length]) length += 1;
  return length;
}

function commonEnd(left: string, right: string, most: number): number {
  let length = 0;
  while (
    length < Math.min(most, left.length) &&
    left[left.length - 1 - length] === right[right.length - 1 - length]
  )
    length += 1;
  return length;
}
