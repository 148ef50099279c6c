import { describe, expect, it } from "vitest";
import { calmCapitals } from "./calm-capitals";

describe("calmCapitals", () => {
  it("writes shouting as one would write it", () => {
    expect(calmCapitals("I LIVE IN VIENNA AND I AM SAD")).toBe("I live in Vienna and I am sad");
    expect(calmCapitals("WHERE DO I LIVE?")).toBe("Where do I live?");
  });

  it.each(["NASA", "I work at NASA.", "OK", "Hello"])("leaves %j alone", (text) => {
    expect(calmCapitals(text)).toBe(text);
  });
});
