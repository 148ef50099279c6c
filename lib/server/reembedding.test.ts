import { describe, expect, test } from "vitest";
import { createInMemoryMemoryEmbeddings } from "@/lib/adapters/memory-storage/memory-embeddings";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import { createStudio } from "@/lib/testing/studio";
import { createTestEmbedder } from "@/lib/testing/world";
import { createReembedding } from "./reembedding";

const working = createTestEmbedder();

/** One owner with memories, and an embedder that answers when the test lets it. */
async function createJob() {
  const studio = createStudio([]);
  for (const content of ["Lives in Bergen.", "Likes tea.", "Plays the cello."])
    await studio.operate("ADD", { content });
  const embeddings = createInMemoryMemoryEmbeddings(studio.adapters.database);
  const asked: string[] = [];
  let answer: Embedder["embed"] = (texts) => working.embed(texts);
  const reembedding = createReembedding({
    embeddings,
    ownerSettings: studio.deps.ownerSettings,
    async embedderOf(ownerId) {
      asked.push(ownerId);
      return { ...working, model: "new", embed: (texts) => answer(texts) };
    },
  });
  const { ownerId } = studio.scope;
  return {
    asked,
    ownerId,
    reembedding,
    answerWith: (embed: Embedder["embed"]) => (answer = embed),
    progress: () => embeddings.progress({ ownerId, model: "new" }),
    /** Resolves when the owner's run has ended. */
    ended: () => expect.poll(() => reembedding.status(ownerId).isRunning).toBe(false),
  };
}

describe("re-embedding in the background", () => {
  test("gives every memory a new vector, and says while it runs that it does", async () => {
    const job = await createJob();
    job.reembedding.start(job.ownerId);
    expect(job.reembedding.status(job.ownerId)).toEqual({ isRunning: true, problem: null });
    await job.ended();
    expect(await job.progress()).toEqual({ done: 3, total: 3 });
  });

  test("runs once for an owner, however often it is begun", async () => {
    const job = await createJob();
    const vectors = Promise.withResolvers<void>();
    let embedded = 0;
    job.answerWith(async (texts) => {
      embedded += texts.length;
      await vectors.promise;
      return working.embed(texts);
    });
    job.reembedding.start(job.ownerId);
    job.reembedding.start(job.ownerId);
    job.reembedding.resume(job.ownerId);
    vectors.resolve();
    await job.ended();
    expect(embedded).toBe(3);
  });

  test("is picked up once in the life of a process", async () => {
    const job = await createJob();
    job.reembedding.resume(job.ownerId);
    await job.ended();
    const before = job.asked.length;
    job.reembedding.resume(job.ownerId);
    expect(job.reembedding.status(job.ownerId).isRunning).toBe(false);
    expect(job.asked).toHaveLength(before);
  });

  test("names what stopped it until it is begun again", async () => {
    const job = await createJob();
    job.answerWith(() => Promise.reject(new EmbedderError("The embedder answered with status 500")));
    job.reembedding.start(job.ownerId);
    await job.ended();
    expect(job.reembedding.status(job.ownerId).problem).toBe("The embedder answered with status 500");
    job.answerWith((texts) => working.embed(texts));
    job.reembedding.start(job.ownerId);
    expect(job.reembedding.status(job.ownerId).problem).toBeNull();
    await job.ended();
    expect(await job.progress()).toEqual({ done: 3, total: 3 });
  });

  test("says nothing of what was thrown by a fault", async () => {
    const job = await createJob();
    job.answerWith(() => Promise.reject(new Error("column content: Lives in Bergen.")));
    job.reembedding.start(job.ownerId);
    await job.ended();
    expect(job.reembedding.status(job.ownerId).problem).toBe("Something went wrong inside the app.");
  });

  test("knows nothing of another owner", async () => {
    const job = await createJob();
    job.answerWith(() => Promise.reject(new EmbedderError("down")));
    job.reembedding.start(job.ownerId);
    await job.ended();
    expect(job.reembedding.status("noor")).toEqual({ isRunning: false, problem: null });
  });

  test("ends with the process: what runs is waited for, and nothing begins after it", async () => {
    const job = await createJob();
    const vectors = Promise.withResolvers<void>();
    job.answerWith(async (texts) => {
      await vectors.promise;
      return working.embed(texts);
    });
    job.reembedding.start(job.ownerId);
    const stopped = job.reembedding.stopAll();
    vectors.resolve();
    await stopped;
    expect(job.reembedding.status(job.ownerId).isRunning).toBe(false);
    job.reembedding.start(job.ownerId);
    expect(job.reembedding.status(job.ownerId).isRunning).toBe(false);
  });
});
