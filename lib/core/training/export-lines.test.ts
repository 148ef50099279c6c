import { describe, expect, test } from "vitest";
import { calls, createStudio } from "@/lib/testing/studio";
import { exportFormats, exportLines } from "./export-lines";
import { stepRowSchema } from "./step-row";

async function played() {
  const studio = createStudio([
    calls("Add_memory", { content: "Mara lives in Porto." }),
    { text: "Noted, Mara." },
    calls("Add_memory", { content: "Mara likes tea." }),
    { text: "Good." },
  ]);
  await studio.say("I live in Porto, and my PIN is 4711.");
  const first = (await studio.events()).find((event) => event.type === "memory-added");
  if (first?.type !== "memory-added") throw new Error("Nothing was stored.");
  await studio.operate("UPDATE", { memory_id: first.memoryId, content: "Mara moved to Porto in 2024." });
  await studio.say("I like tea.");
  return { sessionId: studio.scope.sessionId, events: await studio.events() };
}

describe("an export", () => {
  test("has a row for each model call, and each chat ends with what the model wrote", async () => {
    const log = await played();
    const steps = exportLines({ log, branches: [] }, "steps", "nothing").map((line) =>
      stepRowSchema.parse(JSON.parse(line)),
    );
    expect(steps.map(({ operations }) => operations)).toEqual([["ADD"], [], ["ADD"], []]);
    const chats = exportLines({ log, branches: [] }, "chat", "nothing").map((line) => JSON.parse(line));
    expect(chats).toHaveLength(4);
    expect(chats[0].messages.at(-1)).toMatchObject({
      role: "assistant",
      tool_calls: [{ function: { name: "Add_memory" } }],
    });
    expect(chats[0].tools).toHaveLength(6);
    expect(chats[1].messages.at(-2)).toMatchObject({ role: "tool", name: "Add_memory" });
  });

  test("has a pair where the person corrected what was stored: the same prompt, their text against the model's", async () => {
    const log = await played();
    const pairs = exportLines({ log, branches: [] }, "preferences", "nothing").map((line) =>
      JSON.parse(line),
    );
    expect(pairs).toHaveLength(1);
    const [pair] = pairs;
    expect(pair.because).toBe("corrected");
    expect(JSON.parse(pair.chosen[0].tool_calls[0].function.arguments)).toEqual({
      content: "Mara moved to Porto in 2024.",
    });
    expect(JSON.parse(pair.rejected[0].tool_calls[0].function.arguments)).toEqual({
      content: "Mara lives in Porto.",
    });
    expect(pair.prompt.at(-1).content).toContain("I live in Porto");
  });

  test("a fact that changed later is no correction", async () => {
    const studio = createStudio([
      calls("Add_memory", { content: "Mara lives in Porto." }),
      { text: "Noted." },
      { text: "Oh." },
    ]);
    await studio.say("I live in Porto.");
    await studio.say("I moved.");
    const added = (await studio.events()).find((event) => event.type === "memory-added");
    if (added?.type !== "memory-added") throw new Error("Nothing was stored.");
    await studio.operate("UPDATE", { memory_id: added.memoryId, content: "Mara lives in Oslo." });
    const log = { sessionId: studio.scope.sessionId, events: await studio.events() };
    expect(exportLines({ log, branches: [] }, "preferences", "nothing")).toEqual([]);
  });

  test.each(exportFormats)("of %s without texts has no word of anybody", async (format) => {
    const log = await played();
    const text = exportLines({ log, branches: [] }, format, "texts").join("\n");
    expect(text).not.toMatch(/Porto|4711|Mara (?:lives|likes|moved)/);
    expect(text.length).toBeGreaterThan(0);
  });

  test("two answers to one prompt are a pair, and an answer to another prompt is none", async () => {
    const studio = createStudio([{ text: "Hello." }]);
    await studio.say("Hi.");
    const kept = { sessionId: "a", events: await studio.events() };
    const other = createStudio([{ text: "Go away." }]);
    await other.say("Hi.");
    const left = { sessionId: "b", events: await other.events() };
    const [pair, ...more] = exportLines({ log: kept, branches: [left] }, "preferences", "nothing").map(
      (line) => JSON.parse(line),
    );
    expect(more).toEqual([]);
    expect([pair.chosen[0].content, pair.rejected[0].content]).toEqual(["Hello.", "Go away."]);
    const elsewhere = createStudio([{ text: "Go away." }]);
    await elsewhere.say("Hi there.");
    const unlike = { sessionId: "c", events: await elsewhere.events() };
    expect(exportLines({ log: kept, branches: [unlike] }, "preferences", "nothing")).toEqual([]);
  });
});
