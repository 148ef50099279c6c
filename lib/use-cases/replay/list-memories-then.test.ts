import { expect, test } from "vitest";
import { calls, createStudio } from "@/lib/testing/studio";
import { listMemoriesThen } from "./list-memories-then";
import { watchDependencies } from "./watch-dependencies";

test("at each place the store is what it was then, changes of other sessions included", async () => {
  const { deps, scope, say, events, adapters } = createStudio([
    { text: "Hello." },
    calls("Add_memory", { content: "Lives in Porto." }),
    { text: "Noted." },
    { text: "Bye." },
  ]);
  await say("Hi.");
  await say("I live in Porto.", undefined, "session-2");
  await say("Bye.");
  const log = await events();
  const embeddings = adapters.embedder.calls.length;
  const then = async (sequence: number) => {
    const read = await listMemoriesThen(watchDependencies(deps), { ...scope, sequence });
    return (
      read.ok && { contents: read.value.memories.map(({ content }) => content), count: read.value.count }
    );
  };
  const second = log.findLast((event) => event.type === "turn-started")?.sequence ?? 0;
  expect(await then(second - 1)).toEqual({ contents: [], count: 0 });
  expect(await then(log.length)).toEqual({ contents: ["Lives in Porto."], count: 1 });
  expect(adapters.embedder.calls).toHaveLength(embeddings);
});
