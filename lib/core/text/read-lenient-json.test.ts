import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLenientJson } from "./read-lenient-json";

describe("JSON as models write it", () => {
  test("valid JSON is read as JSON does, without a repair", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(readLenientJson(text)).toEqual({ values: [JSON.parse(text)], repairs: new Set() });
      }),
    );
  });

  test("valid JSON with a comma too many means the same", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const wrapped = [value, { value }];
        const text = JSON.stringify(wrapped).replace(/\}\]$/, ",},]");
        expect(readLenientJson(text)).toEqual({
          values: [JSON.parse(JSON.stringify(wrapped))],
          repairs: new Set(["trailing-comma"]),
        });
      }),
    );
  });

  test("never throws, whatever the text is", () => {
    const noise = fc.array(
      fc.constantFrom("{", "}", "[", "]", '"', "'", ",", ":", "\\", "a", "1", "u00", "True", " "),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          noise.map((parts) => parts.join("")),
        ),
        (text) => {
          const read = readLenientJson(text);
          expect(read === null || read.values.length > 0).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["three quotes", '{"content": """Noor said "no"."""}', { content: 'Noor said "no".' }],
    ["two single quotes", "{''content'': ''Noor is vegan.''}", { content: "Noor is vegan." }],
    ["marks of a template", "{content:<escape>Noor's<escape>}", { content: "Noor's" }],
    ["backticks", "{`content`: `Noor`}", { content: "Noor" }],
    ["doubled braces", '{{"content": {{"of": "Noor"}}}}', { content: { of: "Noor" } }],
  ])("with %s means the same", (_kind, text, value) => {
    expect(readLenientJson(text)?.values).toEqual([value]);
  });

  test.each([
    ["a text that is cut", '{"content": "Ada nev'],
    ["a number that is none", '{"top_k": 3x}'],
    ["a word that is none", '{"top_k": many}'],
    ["a name without a value", '{"top_k"}'],
    ["nothing at all", "  "],
    ["more brackets than anybody means", "[".repeat(5_000)],
  ])("%s has no certain meaning", (_, text) => {
    expect(readLenientJson(text)).toBeNull();
  });

  test("a field named __proto__ is a field and nothing else", () => {
    const [value] = readLenientJson('{"__proto__": {"admin": True},}')?.values ?? [];
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect("admin" in {}).toBe(false);
  });
});
