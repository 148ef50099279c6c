// Mem0's npm package as a store to compare with: the same embedder, and a model that takes of each message the fact that the set names.
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { z } from "zod";
import { installPeer } from "@/lib/adapters/peer-memories/install-peer";
import { peers } from "@/lib/adapters/peer-memories/peers";
import { startSideProcess } from "@/lib/adapters/peer-memories/side-process";
import type { Embedder } from "@/lib/ports/embedder";
import type { PeerStore, ToldFact } from "./peer-store";

const peer = peers["mem0-now"];
const embeddingRequest = z.object({ input: z.union([z.string(), z.array(z.string())]) });
const answerSchema = z.object({ memories: z.array(z.object({ text: z.string() })) });

/** True once `npm run lab:setup -- mem0-now` has installed it. */
export function isMem0Installed(rootFolder: string): boolean {
  return existsSync(path.join(rootFolder, ".cache/lab", peer.folder, "installed"));
}

/** Opens Mem0 with an empty store and tells it every message. Throws where it does not start or does not keep a fact. */
export async function openMem0(embedder: Embedder, facts: readonly ToldFact[]): Promise<PeerStore> {
  const installed = await installPeer(peer, { rootFolder: process.cwd(), say: () => undefined });
  if (!installed.ok) throw new Error(installed.error);
  const [sample = []] = await embedder.embed(["sample"]);
  const dimensions = [...sample].length;
  const folder = await mkdtemp(path.join(os.tmpdir(), "agemem-peers-"));
  const { server, url } = await serveModels(embedder, facts);
  const side = startSideProcess({
    command: installed.value.command,
    args: [...installed.value.args, url, String(dimensions), folder],
    environment: { PATH: process.env.PATH ?? "", HOME: folder },
    folder,
    answerLimitMs: 120_000,
    firstAnswerLimitMs: 120_000,
  });
  const user = "told";
  const ask = async (op: string, text: string, limit: number) => {
    const at = "2026-11-28T12:00:00.000Z";
    return answerSchema.parse(await side.ask({ op, user, text, at, limit })).memories;
  };
  for (const { message } of facts) await ask("learn", message, 1);
  const kept = (await ask("list", "", 1_000)).length;
  return {
    name: peer.version,
    kept,
    async search(question, limit) {
      const found = await ask("recall", question, limit);
      return found.flatMap(({ text }) => facts.find((fact) => fact.content === text)?.memoryId ?? []);
    },
    async close() {
      await side.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An OpenAI-compatible server on this machine: vectors of the embedder, and of each new message its fact. */
async function serveModels(embedder: Embedder, facts: readonly ToldFact[]) {
  const server = http.createServer((request, response) => {
    void answer(request, embedder, facts)
      .then((body) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      })
      .catch((error: unknown) => {
        response.writeHead(500);
        response.end(String(error));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}/v1` };
}

async function answer(request: http.IncomingMessage, embedder: Embedder, facts: readonly ToldFact[]) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString("utf8");
  if (request.url?.endsWith("/embeddings")) {
    const { input } = embeddingRequest.parse(JSON.parse(body));
    const vectors = await embedder.embed([input].flat());
    const data = vectors.map((embedding, index) => ({
      object: "embedding",
      index,
      embedding: [...embedding],
    }));
    return { object: "list", model: embedder.model, data, usage: { prompt_tokens: 1, total_tokens: 1 } };
  }
  const newest = body.slice(body.lastIndexOf("## New Messages"));
  const told = facts.filter(({ message }) => newest.includes(JSON.stringify(message).slice(1, -1)));
  const longest = told.sort((left, right) => right.message.length - left.message.length).slice(0, 1);
  const memory = longest.map(({ content }, index) => ({
    id: String(index),
    text: content,
    attributed_to: "user",
  }));
  const message = { role: "assistant", content: JSON.stringify({ memory }) };
  return {
    ...{ id: "lab", object: "chat.completion", created: 0, model: "lab" },
    choices: [{ index: 0, finish_reason: "stop", message }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}
