import { describe, expect, it } from "vitest";
import { changedWords } from "./changed-words";

describe("changedWords", () => {
  it("keeps only what differs", () => {
    expect(changedWords("Mara lives in Bergen.", "Mara lives in Tromsø.")).toEqual({
      before: "Bergen",
      after: "Tromsø",
    });
    expect(changedWords("a b c", "a b x c")).toEqual({ before: "", after: "x" });
    expect(changedWords("same", "same")).toEqual({ before: "", after: "" });
    expect(changedWords("a a", "a a a")).toEqual({ before: "", after: "a" });
  });
});
