import { describe, expect, test } from "vitest";
import { leanProfile, profileOf } from "@/lib/core/model/model-profile";
import { calls, createStudio } from "@/lib/testing/studio";

const heard = { text: "Understood." };
const wrongId = { memory_id: "12345" };

async function withMemories(script: Parameters<typeof createStudio>[0], contents: readonly string[]) {
  const studio = createStudio(script, { profile: profileOf(leanProfile) });
  for (const content of contents) await studio.operate("ADD", { content });
  return studio;
}

const contentsOf = async (studio: Awaited<ReturnType<typeof withMemories>>) => {
  const events = await studio.events();
  expect(events.filter(({ type }) => type === "memory-updated" || type === "memory-deleted")).toEqual([]);
  return events.flatMap((event) => (event.type === "memory-added" ? [event.content] : []));
};

const memories = ["My dentist is Dr. Visser.", "I am allergic to peanuts."];

describe("an id that no memory has, after the app took the placed memories away", () => {
  test("puts the change of the only memory that fits the person's words before the person", async () => {
    const studio = await withMemories(
      [
        heard,
        calls("Update_memory", { ...wrongId, content: "My dentist is Dr. Bakker." }),
        { text: "I asked you." },
      ],
      memories,
    );
    await studio.say("My dentist is Dr. Bakker now.");
    const proposed = (await studio.events()).find(({ type }) => type === "memory-proposed");
    expect(proposed).toMatchObject({
      operation: "UPDATE",
      reason: "unknown-id",
      mode: "ask",
      previousContent: memories[0],
      content: "My dentist is Dr. Bakker.",
    });
    expect(await contentsOf(studio)).toEqual(memories);
  });

  test.each([{ ...wrongId, confirmation: true }, wrongId])(
    "asks the person about a deletion and never does it, confirmed or not",
    async (input) => {
      const studio = await withMemories(
        [heard, calls("Delete_memory", input), { text: "I asked you." }],
        memories,
      );
      await studio.say("Please forget who my dentist is.");
      const proposed = (await studio.events()).find(({ type }) => type === "memory-proposed");
      expect(proposed).toMatchObject({
        operation: "DELETE",
        reason: "unknown-id",
        previousContent: memories[0],
      });
      expect(await contentsOf(studio)).toEqual(memories);
    },
  );

  test("is refused, with the memories that were shown, where more than one fits", async () => {
    const both = ["My dentist is Dr. Visser.", "My dentist is in Utrecht."];
    const studio = await withMemories(
      [heard, calls("Delete_memory", { ...wrongId, confirmation: true }), { text: "Which one?" }],
      both,
    );
    await studio.say("Please forget my dentist.");
    expect((await studio.events()).filter(({ type }) => type === "memory-proposed")).toEqual([]);
    const read = studio.model.requests.at(-1)?.messages.at(-1)?.content ?? "";
    for (const content of both) expect(read).toContain(`${JSON.stringify(content)} (memory_id mem_`);
    expect(await contentsOf(studio)).toEqual(both);
  });
});

test("An id that no memory has is refused, with the memories that the turn was shown, while their ids are before the model", async () => {
  const studio = await withMemories(
    [calls("Delete_memory", { ...wrongId, confirmation: true }), { text: "Which one?" }],
    memories,
  );
  await studio.say("Please forget who my dentist is.");
  const refused = (await studio.events()).find(({ type }) => type === "operation-rejected");
  expect(refused).toMatchObject({ code: "UNKNOWN_ID" });
  expect(studio.model.requests.at(-1)?.messages.at(-1)?.content).toContain(memories[0]);
});
