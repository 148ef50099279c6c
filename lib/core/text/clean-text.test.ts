import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanJson, cleanText, foldAccents } from "./clean-text";

const anyText = fc.string({ unit: "binary", maxLength: 30 });

describe("cleanText", () => {
  it("removes what hides text from the reader and keeps what scripts and emoji need", () => {
    expect(cleanText("a\u0000b\u202Ec\u2066d\u{E0041}e")).toBe("abcde");
    expect(cleanText("👩‍👩‍👧 नमस्‍ते\n\ttab")).toBe("👩‍👩‍👧 नमस्‍ते\n\ttab");
    expect(cleanText("e\u0301")).toBe("é");
  });

  it("keeps the flag of a region whole, and removes tags that hide text", () => {
    expect(cleanText("🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿")).toBe("🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿");
    expect(cleanText("🏴\u{E0067}\u{E0062}")).toBe("🏴");
    expect(cleanText("x\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}")).toBe("x");
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

describe("foldAccents", () => {
  it("keeps letters apart that are no accents, and the marks of scripts that need them", () => {
    expect(foldAccents("Tromsø")).toBe("Tromsø");
    expect(foldAccents("crème, Ёлка")).toBe("creme, Елка");
    expect(foldAccents("मोना เก่ง がくせい")).toBe("मोना เก่ง がくせい");
  });
});
