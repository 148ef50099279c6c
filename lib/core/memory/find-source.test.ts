import { describe, expect, it } from "vitest";
import { findSource } from "./find-source";

const message = (text: string) => ({ itemId: "item-1", text });

describe("findSource", () => {
  it("quotes the sentence that a memory came from, at its exact place", () => {
    const text = "Hello! I moved to Bergen in March.  And you?";
    const source = findSource("Mara moved to Bergen in March.", message(text));
    expect(source).toMatchObject({ itemId: "item-1", quote: "I moved to Bergen in March." });
    expect(text.slice(source?.start, source?.end)).toBe(source?.quote);
  });

  it("prefers the sentence that shares most", () => {
    const source = findSource(
      "Works as a marine biologist",
      message("I like biologists. I work as a marine biologist."),
    );
    expect(source?.quote).toBe("I work as a marine biologist.");
  });

  it("finds nothing where too little is shared, and for text of common words only", () => {
    expect(findSource("Enjoys winter sports", message("I'm allergic to peanuts."))).toBeNull();
    expect(findSource("It is what it is", message("It is."))).toBeNull();
  });
});
