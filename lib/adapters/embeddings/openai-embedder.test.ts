import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EmbedderError } from "@/lib/ports/embedder";
import { type OpenAiServer, startOpenAiServer } from "../ai-sdk/testing/openai-server";
import { createConnectionFetch } from "../connections/connection-fetch";
import { createOpenAiEmbedder } from "./openai-embedder";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

const connect = createConnectionFetch();

function openEmbedder(nowMs?: () => number) {
  return createOpenAiEmbedder({
    baseUrl: server.baseUrl,
    modelId: "nomic",
    model: "nomic@test",
    readKey: async () => "sk-canary-0123456789",
    connect,
    ...(nowMs ? { nowMs } : {}),
  });
}

/** A vector that says which text it belongs to. */
const vectorOf = (text: string) => [
  text.length + 1,
  [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 1),
  1,
];
const unit = (vector: readonly number[]) => vector.map((value) => value / Math.hypot(...vector));

describe("embeddings over the wire", () => {
  test("come back one for each text, in order and of unit length, however many are asked for", async () => {
    server.offer({ embed: vectorOf });
    const anyText = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== "");
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 80 }), async (texts) => {
        const vectors = await openEmbedder().embed(texts);
        expect(vectors).toEqual(texts.map((text) => unit(vectorOf(text.trim()))));
      }),
      { numRuns: 15 },
    );
  });

  test("of empty text are zero, of the same length as the others", async () => {
    server.offer({ embed: vectorOf });
    const [zero, other] = await openEmbedder().embed(["  ", "text"]);
    expect(zero).toEqual([0, 0, 0]);
    expect(other).toHaveLength(3);
  });

  test("are asked for once for each text", async () => {
    let asked = 0;
    server.offer({
      embed(text) {
        asked += 1;
        return vectorOf(text);
      },
    });
    const embedder = openEmbedder();
    await embedder.embed(["one", "two", "one"]);
    await embedder.embed(["two", "three"]);
    expect(asked).toBe(3);
  });

  test("of a dead server fail in the way memory can live with, at once the second time, and come back later", async () => {
    let now = 0;
    let asked = 0;
    server.offer({
      embed() {
        asked += 1;
        return null;
      },
    });
    const embedder = openEmbedder(() => now);
    await expect(embedder.embed(["one"])).rejects.toBeInstanceOf(EmbedderError);
    await expect(embedder.embed(["one"])).rejects.toThrow(/status 500/);
    expect(asked).toBe(1);
    server.offer({ embed: vectorOf });
    now = 60_000;
    expect(await embedder.embed(["one"])).toEqual([unit(vectorOf("one"))]);
  });

  test("of another length than before are refused: two models are never mixed", async () => {
    server.offer({ embed: vectorOf });
    const embedder = openEmbedder();
    await embedder.embed(["one"]);
    server.offer({ embed: () => [1, 2] });
    await expect(embedder.embed(["two"])).rejects.toThrow(/changed the length/);
  });

  test("that are no numbers are refused", async () => {
    server.offer({ embed: () => [] });
    await expect(openEmbedder().embed(["one"])).rejects.toBeInstanceOf(EmbedderError);
  });
});
