import { describe, expect, it } from "vitest";
import { citationNumbersOf } from "./citation-numbers";
import { splitCitations, withoutCitations } from "./citations";
import { rehypeCitations } from "./rehype-citations";

describe("citations", () => {
  it("finds single and grouped citations and leaves everything else alone", () => {
    expect(splitCitations("You live in Tromsø [mem_ab12cd34ef] and dive [mem_a1, mem_b2].")).toEqual([
      { type: "text", text: "You live in Tromsø " },
      { type: "citation", memoryId: "mem_ab12cd34ef" },
      { type: "text", text: " and dive " },
      { type: "citation", memoryId: "mem_a1" },
      { type: "citation", memoryId: "mem_b2" },
      { type: "text", text: "." },
    ]);
    for (const text of ["", "[memory]", "[mem_]", "mem_ab12", "[mem_ab12", "[x](mem_ab12)"]) {
      expect(splitCitations(text).some((segment) => segment.type === "citation")).toBe(false);
    }
  });

  it("numbers memories by first mention", () => {
    expect([...citationNumbersOf("a [mem_x] b [mem_y] c [mem_x]")]).toEqual([
      ["mem_x", 1],
      ["mem_y", 2],
    ]);
  });

  it("leaves citations out of copied text", () => {
    expect(withoutCitations("You live in Tromsø [mem_ab12], and dive.")).toBe(
      "You live in Tromsø, and dive.",
    );
  });

  it("turns citations in running text into elements, but not in code or links", () => {
    const text = (value: string) => ({ type: "text", value });
    const element = (tagName: string, value: string) => ({
      type: "element",
      tagName,
      children: [text(value)],
    });
    const tree = {
      type: "root",
      children: [element("p", "See [mem_a1]!"), element("code", "[mem_a1]"), element("a", "[mem_a1]")],
    };
    rehypeCitations()(tree);
    expect(JSON.stringify(tree)).toContain('"tagName":"memory-citation"');
    expect(JSON.stringify(tree.children.slice(1))).not.toContain("memory-citation");
  });
});
