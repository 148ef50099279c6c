import { describe, expect, it } from "vitest";
import { defaultOwnerSettings, ownerSettingsSchema } from "./owner-settings";

describe("the settings of an owner", () => {
  it("let the agent write by itself, except from pasted text, until the person decides otherwise", () => {
    expect(defaultOwnerSettings.memoryPolicy).toEqual({
      ADD: "auto",
      UPDATE: "auto",
      DELETE: "auto",
      pastedText: "ask",
      retrieval: "calibrated",
    });
  });

  it("keep what an earlier release wrote and fill in the rest", () => {
    const read = ownerSettingsSchema.parse({ memoryPolicy: { DELETE: "ask" }, somethingOld: true });
    expect(read).toEqual({
      ...defaultOwnerSettings,
      memoryPolicy: { ...defaultOwnerSettings.memoryPolicy, DELETE: "ask" },
    });
  });
});
