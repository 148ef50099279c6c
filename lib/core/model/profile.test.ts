import { expect, test } from "vitest";
import { inThePersonsWords, studioProfile } from "./profile";

test("what the person tells every model takes the place of the profile's prompt, except with a trained policy", () => {
  expect(inThePersonsWords(studioProfile, "Be brief.")).toEqual({
    ...studioProfile,
    systemPrompt: "Be brief.",
  });
  expect(inThePersonsWords(studioProfile, null)).toBe(studioProfile);
  const trained = { ...studioProfile, isTrained: true };
  expect(inThePersonsWords(trained, "Be brief.")).toBe(trained);
});
