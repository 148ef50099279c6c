import { describe, expect, test } from "vitest";
import { calls, createStudio } from "@/lib/testing/studio";

const broken = { text: "<answer>Hi.</answer>", malformed: "The step did not begin with a <think> block." };

describe("a step that breaks the text protocol", () => {
  test("is on record as it was written, does nothing, and is told to the model once", async () => {
    const studio = createStudio([
      { ...broken, ...calls("Add_memory", { content: "x" }) },
      { text: "Now then." },
    ]);
    await studio.say("Hello.");
    const events = await studio.events();
    expect(events.filter((event) => event.type === "memory-added")).toEqual([]);
    const [refused] = events.filter((event) => event.type === "operation-rejected");
    expect(refused).toMatchObject({
      operation: null,
      code: "MALFORMED_PROTOCOL",
      reason: broken.malformed,
      input: broken.text,
    });
    const [first, second] = studio.model.requests.map(({ messages }) => JSON.stringify(messages));
    expect(first).not.toContain("MALFORMED_PROTOCOL");
    expect(second?.split("MALFORMED_PROTOCOL")).toHaveLength(2);
    expect(second).not.toContain("<answer>Hi.");
    expect(studio.model.requests[1]?.messages.at(-1)?.role).toBe("user");
    const turn = (await studio.state()).turns.last();
    expect(turn).toMatchObject({ status: "completed", endReason: "answered" });
  });

  test("ends the turn with a clear failure when it happens a second time, and the session stays usable", async () => {
    const studio = createStudio([
      broken,
      calls("Retrieve_memory", { query: "x" }),
      broken,
      { text: "Here." },
    ]);
    await studio.say("Hello.");
    const turn = (await studio.state()).turns.last();
    expect(turn).toMatchObject({ status: "failed", errorCode: "model-broken-protocol" });
    expect(turn?.steps).toHaveLength(3);
    await studio.say("Again?");
    expect((await studio.state()).turns.last()).toMatchObject({ status: "completed" });
  });

  test("keeps with a step what was put right in it", async () => {
    const studio = createStudio([{ text: "Hi.", repairs: ["answer-not-closed"] }]);
    await studio.say("Hello.");
    const finished = (await studio.events()).find((event) => event.type === "step-finished");
    expect(finished).toMatchObject({ repairs: ["answer-not-closed"] });
  });
});
