import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanJson, cleanText, foldAccents, normalizeForComparison } from "./clean-text";

const anyText = fc.string({ unit: "binary", maxLength: 30 });

describe("cleanText", () => {
  it("removes what hides text from the reader and keeps what scripts and emoji need", () => {
    expect(cleanText("a\u0000b\u202Ec\u2066d\u{E0041}e")).toBe("abcde");
    expect(cleanText("👩‍👩‍👧 नमस्‍ते\n\ttab")).toBe("👩‍👩‍👧 नमस्‍ते\n\ttab");
    expect(cleanText("e\u0301")).toBe("é");
  });

  it("refuses half a surrogate pair", () => {
    expect(cleanText("broken \ud83d")).toBeNull();
  });

  it("changes nothing the second time, whatever the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = cleanText(text);
        if (once !== null) expect(cleanText(once)).toBe(once);
      }),
    );
  });
});

describe("cleanJson", () => {
  it("cleans strings and keys at every depth and leaves other values alone", () => {
    const dirty = { "a\u0000": ["x\u202Ey", 7, null, { deep: "half \ud83d" }], ok: true };
    expect(cleanJson(dirty)).toEqual({ a: ["xy", 7, null, { deep: "half \ufffd" }], ok: true });
    expect(cleanJson("plain")).toBe("plain");
  });

  it("makes any JSON storable: well-formed in every string", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const cleaned = JSON.stringify(cleanJson(value));
        expect(cleaned.isWellFormed() && !/\\u(?:0000|d[89a-f])/i.test(cleaned.replaceAll("\\\\", ""))).toBe(
          true,
        );
      }),
    );
  });
});

describe("normalizeForComparison", () => {
  it("makes equal what differs only in case, accents, punctuation and spaces", () => {
    expect(normalizeForComparison("  Café   Zürich! ")).toBe("cafe zurich");
    expect(normalizeForComparison("Lives in Oslo")).not.toBe(normalizeForComparison("Lives in Bergen"));
  });

  it("keeps letters apart that are no accents", () => {
    expect(foldAccents("Tromsø")).toBe("Tromsø");
    expect(foldAccents("crème")).toBe("creme");
  });
});
