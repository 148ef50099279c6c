import { afterAll, expect, test } from "vitest";
import type { ModelPart } from "@/lib/ports/language-model";
import { createLlamaEmbedder } from "./llama-embedder";
import { createLlamaEngine } from "./llama-engine";
import { createLocalLanguageModel } from "./local-language-model";
import { createLocalFiles, testRuntimeFolder } from "./testing/local-files";

const files = createLocalFiles();
afterAll(files.remove);

const runtimeFolder = testRuntimeFolder();

test("without the runtime, texts get no vectors and a sentence says why", async () => {
  const embedder = createLlamaEmbedder({ runtimeFolder: files.folder, file: files.model });
  await expect(embedder.embed(["x"])).rejects.toMatchObject({
    name: "EmbedderError",
    message: expect.stringContaining("not installed"),
  });
  await embedder.close();
});

if (runtimeFolder) {
  const engine = createLlamaEngine({ runtimeFolder, threads: 1, gpu: false });
  afterAll(() => engine.close());

  test("the app's own port gives the same step: reasoning, calls or text, and what it cost", async () => {
    const model = createLocalLanguageModel(engine, {
      file: files.model,
      contextTokens: 4_096,
      protocol: "native",
    });
    const parts: ModelPart[] = [];
    const messages = [{ role: "user", content: "Hello." }] as const;
    const { signal } = new AbortController();
    for await (const part of model.stream({ messages, withTools: false, signal })) {
      parts.push(part);
      if (parts.length > 20) break;
    }
    // Random weights may end at any token, the first one too: what comes before the end is heard first, and is text or thought.
    const kinds = parts.map((part) => part.type);
    expect(kinds[0]).toBe("sent");
    const streamed = kinds.slice(1, kinds.at(-1) === "finished" ? -2 : undefined);
    expect(streamed[0] ?? "heard").toBe("heard");
    expect(streamed.slice(1).filter((kind) => kind !== "text" && kind !== "reasoning")).toEqual([]);
    expect(model.identity).toEqual({
      provider: "node-llama-cpp",
      modelId: "random.gguf",
      label: "random (on this machine)",
    });
    const lost = createLocalLanguageModel(engine, {
      file: files.missing,
      contextTokens: 4_096,
      protocol: "paper",
    });
    const read = async () => {
      for await (const part of lost.stream({ messages, withTools: true, signal })) parts.push(part);
    };
    await expect(read()).rejects.toMatchObject({
      code: "model-not-found",
      message: expect.stringContaining("gone.gguf"),
    });
  });

  test("texts become vectors of unit length, and the same text the same one", async () => {
    const embedder = createLlamaEmbedder({ runtimeFolder, file: files.model, threads: 1, gpu: false });
    const vectors = await embedder.embed([
      "Ada lives in Lisbon.",
      "",
      "Ada lives in Lisbon.",
      "x".repeat(9_000),
    ]);
    const lengths = vectors.map((vector) => Math.hypot(...vector));
    expect(lengths.map((length) => Math.round(length * 1e4) / 1e4)).toEqual([1, 0, 1, 1]);
    expect(vectors.map((vector) => vector.length)).toEqual([64, 64, 64, 64]);
    expect(vectors[2]).toEqual(vectors[0]);
    expect(embedder.model).toBe("gguf:random.gguf");
    await embedder.close();
    const lost = createLlamaEmbedder({ runtimeFolder, file: files.missing, threads: 1, gpu: false });
    await expect(lost.embed(["x"])).rejects.toMatchObject({ name: "EmbedderError" });
    await lost.close();
  });
}
