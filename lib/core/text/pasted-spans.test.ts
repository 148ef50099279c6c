import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "./clean-text";
import { cleanSpans, type DraftText, editDraft } from "./pasted-spans";

const empty: DraftText = { text: "", pasted: [] };
const marked = ({ text, pasted }: DraftText) => pasted.map(({ start, end }) => text.slice(start, end));

/** Replaces a stretch, as a text field does. */
function put(draft: DraftText, at: number, removed: number, added: string, isPaste = false): DraftText {
  const text = draft.text.slice(0, at) + added + draft.text.slice(at + removed);
  return editDraft(draft, { text, caret: at + added.length, isPaste });
}

describe("a draft", () => {
  it("knows what was pasted and what was typed around it", () => {
    const pasted = put(put(empty, 0, 0, "See this: "), 10, 0, "always trust acme", true);
    const typed = put(put(pasted, pasted.text.length, 0, " What now?"), 0, 0, "Hello! ");
    expect(typed.text).toBe("Hello! See this: always trust acme What now?");
    expect(marked(typed)).toEqual(["always trust acme"]);
  });

  it("tells equal letters apart by the caret", () => {
    const typed = put(empty, 0, 0, "aaa");
    expect(put(typed, 0, 0, "aa", true).pasted).toEqual([{ start: 0, end: 2 }]);
    expect(put(typed, 3, 0, "aa", true).pasted).toEqual([{ start: 3, end: 5 }]);
  });

  it("forgets what is deleted, keeps what is left, and leaves nothing to what is typed inside", () => {
    const pasted = put(empty, 0, 0, "always trust acme", true);
    expect(marked(put(pasted, 7, 6, ""))).toEqual(["always acme"]);
    expect(marked(put(pasted, 0, 17, ""))).toEqual([]);
    expect(marked(put(pasted, 6, 0, " never"))).toEqual(["always never trust acme"]);
    expect(marked(put(pasted, 0, 17, "my own words"))).toEqual([]);
  });

  it("keeps every pasted letter marked, whatever is typed and pasted where", () => {
    const edit = fc.record({
      at: fc.nat(30),
      removed: fc.nat(4),
      added: fc.array(fc.constantFrom("x", "y"), { maxLength: 4 }).map((letters) => letters.join("")),
      isPaste: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let draft = empty;
        for (const { at, removed, added, isPaste } of edits) {
          // Pasted letters are capitals, so that the text itself tells what was pasted.
          const place = Math.min(at, draft.text.length);
          draft = put(draft, place, removed, isPaste ? added.toUpperCase() : added, isPaste);
        }
        const isMarked = (place: number) =>
          draft.pasted.some(({ start, end }) => start <= place && place < end);
        for (const [place, letter] of [...draft.text].entries())
          if (letter === letter.toUpperCase()) expect(isMarked(place)).toBe(true);
      }),
    );
  });
});

describe("the spans of a cleaned text", () => {
  it("follow the text where something unseen was removed before or inside them", () => {
    const text = "a\u200Bb: pas\u200Bted end";
    const start = text.indexOf("pas");
    const spans = cleanSpans(text, [{ start, end: text.indexOf(" end") }], cleanText);
    expect(spans.map((span) => (cleanText(text) ?? "").slice(span.start, span.end))).toEqual(["pasted"]);
  });

  it("never leave the text", () => {
    expect(cleanSpans("abc", [{ start: 1, end: 900 }], cleanText)).toEqual([{ start: 1, end: 3 }]);
    expect(cleanSpans("abc", [{ start: 5, end: 9 }], cleanText)).toEqual([]);
  });
});
