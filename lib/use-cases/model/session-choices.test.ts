import { describe, expect, test } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { filterThresholdFor } from "../operation/filter-context";
import { changeSessionSettings } from "./change-session-settings";
import { chooseModel } from "./choose-model";

const choice = { connectionId: "mine", modelId: "qwen3:8b" };

describe("the model of a session", () => {
  test("is an event of the person, in a session that begins with it, and can be the default again", async () => {
    const studio = createStudio([]);
    const request = { ...studio.scope, newSession: true, label: "qwen3:8b (My server)" };
    const chosen = await chooseModel(studio.deps, { ...request, eventId: "choice-1", choice });
    expect(chosen.ok && chosen.value.events.at(-1)).toMatchObject({
      type: "model-chosen",
      by: "person",
      choice,
    });
    expect((await studio.state()).modelChoice).toEqual(choice);
    await chooseModel(studio.deps, { ...request, eventId: "choice-1", choice });
    expect((await studio.events()).filter(({ type }) => type === "model-chosen")).toHaveLength(1);
    await chooseModel(studio.deps, { ...request, eventId: "choice-2", choice: null });
    expect((await studio.state()).modelChoice).toBeNull();
  });

  test("does not begin a session of somebody else", async () => {
    const studio = createStudio([]);
    const request = { ...studio.scope, sessionId: "no-such", eventId: "choice-1", choice, label: "x" };
    expect(await chooseModel(studio.deps, request)).toMatchObject({ error: { code: "unknown-session" } });
  });
});

describe("the budget of a session", () => {
  test("is changed by an event and holds from the next step on", async () => {
    const studio = createStudio([{ text: "Hello." }]);
    await studio.say("Hi.");
    const request = { ...studio.scope, eventId: "budget-1" };
    const change = { contextLimitTokens: 4_000, softMark: 0.5, hardMark: 0.8 };
    await changeSessionSettings(studio.deps, { ...request, change });
    expect((await studio.state()).settings).toMatchObject(change);
    const crossed = { ...request, eventId: "budget-2", change: { softMark: 0.9 } };
    expect(await changeSessionSettings(studio.deps, crossed)).toMatchObject({
      error: { code: "invalid-request" },
    });
    expect((await studio.state()).settings).toMatchObject(change);
  });

  test("keeps a threshold with the embedder that it was chosen for", async () => {
    const studio = createStudio([]);
    await studio.operate("ADD", { content: "Mara lives in Bergen." });
    await changeSessionSettings(studio.deps, {
      ...studio.scope,
      eventId: "t",
      change: { filterThreshold: 0.3 },
    });
    expect((await studio.state()).settings).toMatchObject({
      filterThreshold: 0.3,
      thresholdModel: "fake-64+words",
    });
    const other = { ...studio.deps, embedder: { ...studio.deps.embedder, model: "other" } };
    const { settings } = await studio.state();
    expect(filterThresholdFor(studio.deps, settings)).toBe(0.3);
    expect(filterThresholdFor(other, settings)).toBe(other.sessionSettings.filterThreshold);
  });
});
