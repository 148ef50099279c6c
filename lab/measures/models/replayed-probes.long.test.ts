import path from "node:path";
import { expect, test } from "vitest";
import { unseenProbeMemories, unseenProbes } from "@/lab/sets/unseen-probes";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { replayProbes } from "./replayed-probes";

test("what a 0.5B model wrote to the unseen probes has the person asked about the right memory, and never about another", async () => {
  const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
  const file = path.resolve("lab/sets/unseen-probe-steps.json");
  const outcomes = await replayProbes(file, unseenProbes, unseenProbeMemories, embedder);
  await embedder.close();
  const right = (kind: string) => outcomes.filter((one) => one.kind === kind && one.isRight).length;
  const proposed = outcomes.flatMap(({ events }) => events.filter(({ type }) => type === "memory-proposed"));
  expect([right("change"), right("forget"), right("not stored")]).toEqual([2, 3, 2]);
  expect(proposed).toHaveLength(5);
});
