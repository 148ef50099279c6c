import { expect, test } from "vitest";
import { calls, createStudio } from "@/lib/testing/studio";
import { purgeMemory } from "./purge-memory";

/** The one memory of a studio. */
async function memoryIn({ deps, scope }: ReturnType<typeof createStudio>): Promise<string> {
  const [version] = await deps.memoryStore.listCurrent({ ownerId: scope.ownerId, limit: 1 });
  return version?.memoryId ?? "";
}

const secret = "Marta keeps the violet umbrella number 7001 in the hall.";

async function purgeDuring(says: string) {
  let receipt: Awaited<ReturnType<typeof purgeMemory>> | null = null;
  const studio = createStudio([
    calls("Retrieve_memory", { query: "violet umbrella" }),
    {
      text: says,
      before: async () => {
        receipt = await purgeMemory(studio.deps, {
          ownerId: "mara",
          requestId: "purge-1",
          memoryId: await memoryIn(studio),
          places: ["messages", "answers", "summaries", "proposals"],
        });
      },
    },
  ]);
  await studio.operate("ADD", { content: secret });
  await studio.say("Where is it?");
  return { studio, receipt: receipt as Awaited<ReturnType<typeof purgeMemory>> | null };
}

test("a purge ends the turn that has read the memory, and nothing that it says later is kept (R16)", async () => {
  const { studio, receipt } = await purgeDuring(`You said: ${secret}`);
  expect(receipt).toMatchObject({
    ok: true,
    value: { answersStopped: 1, remaining: [], verified: true },
  });
  const turn = (await studio.state()).turns.last();
  expect(turn).toMatchObject({ status: "interrupted", endReason: expect.stringMatching(/deleted for good/) });
  expect(JSON.stringify(await studio.events())).not.toContain("7001");
  await studio.say("And now?");
  expect(JSON.stringify(studio.model.requests.at(-1)?.messages)).not.toContain("7001");
});

test("a purge leaves a turn alone that has not read it", async () => {
  let stopped = -1;
  const studio = createStudio([
    {
      text: "Hello.",
      before: async () => {
        const receipt = await purgeMemory(studio.deps, {
          ownerId: "mara",
          requestId: "purge-1",
          memoryId: await memoryIn(studio),
          places: [],
        });
        stopped = receipt.ok ? receipt.value.answersStopped : -1;
      },
    },
  ]);
  await studio.operate("ADD", { content: secret });
  await studio.say("Hi", new AbortController().signal, "session-2");
  expect(stopped).toBe(0);
});
