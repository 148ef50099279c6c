import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { createAnswerFiles } from "./answer-files";
import { openLabGateway } from "./lab-gateway";
import { createWiredPeerModel, type ModelWire } from "./peer-model";

const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-gateway-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tokenCounter = { tokenizer: "letters", count: (text: string) => text.length };
const post = (address: string, body: unknown) =>
  fetch(address, { method: "POST", body: JSON.stringify(body) }).then((response) => response.json());

/** A provider that counts who asks, and shows what it was sent. */
function wireOf(asked: Request[]): ModelWire {
  return {
    baseUrl: "https://models.example/v1",
    apiKey: "sk-ours",
    modelId: "small",
    async fetch(address, init) {
      asked.push(new Request(address, init));
      return Response.json({ choices: [{ message: { role: "assistant", content: "Porto." } }], usage: null });
    },
  };
}

test("passes on what is asked under the model's own name, keeps the key, and pays once for the same question of an episode", async () => {
  const asked: Request[] = [];
  const model = createWiredPeerModel(wireOf(asked), createAnswerFiles(folder));
  const gateway = await openLabGateway({ model, embedder: wordEmbedder, tokenCounter });
  const door = gateway.openDoor();
  const body = {
    model: "lab",
    messages: [{ role: "user", content: "Where?" }],
    tools: [{ function: { name: "t" } }],
  };
  for (const episode of ["one", "one", "two"]) {
    door.begin(episode);
    const said = await post(`${door.baseUrl}/chat/completions`, body);
    expect(said.choices[0].message.content).toBe("Porto.");
    expect(JSON.stringify(said)).not.toContain("sk-ours");
    expect(door.end()).toMatchObject({ problem: null, cost: { modelCalls: 1, answerTokens: 6 } });
  }
  await gateway.close();
  expect(asked).toHaveLength(2);
  expect(asked[0]?.headers.get("authorization")).toBe("Bearer sk-ours");
  expect(await asked[0]?.json()).toMatchObject({ model: "small", temperature: 0, stream: false });
});

test("answers nobody who does not know its address, and says when the model is gone", async () => {
  const wire: ModelWire = { ...wireOf([]), fetch: async () => new Response("", { status: 401 }) };
  const model = createWiredPeerModel(wire, createAnswerFiles(folder));
  const gateway = await openLabGateway({ model, embedder: wordEmbedder, tokenCounter });
  const door = gateway.openDoor();
  const { origin } = new URL(door.baseUrl);
  expect((await fetch(`${origin}/v1/models`)).status).toBe(404);
  door.begin("three");
  await post(`${door.baseUrl}/chat/completions`, { messages: [{ role: "user", content: "Where?" }] });
  expect(door.end().problem).toEqual({ code: "model-gone", message: "The model's server answered 401." });
  const { data } = await post(`${door.baseUrl}/embeddings`, { input: ["a b"], encoding_format: "base64" });
  const [vector] = await wordEmbedder.embed(["a b"]);
  const bytes = Buffer.from(data[0].embedding, "base64");
  expect(bytes.readFloatLE(0)).toBeCloseTo(vector?.[0] ?? Number.NaN, 5);
  await gateway.close();
});
