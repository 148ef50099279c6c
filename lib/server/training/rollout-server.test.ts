import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTrainingFiles } from "@/lib/adapters/training-files/training-store";
import { hashOf } from "@/lib/core/canonical-hash";
import { stepRowSchema } from "@/lib/core/training/step-row";
import { type TrainingManifest, trainingSettingsSchema } from "@/lib/core/training/training-run";
import { createInMemoryAdapters } from "@/lib/testing/in-memory-adapters";
import { createScriptedModel } from "@/lib/testing/scripted-model";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { createRolloutServer } from "./rollout-server";

const settings = trainingSettingsSchema.parse({
  suite: "memops",
  reward: "all-returns",
  rolloutsPerTask: 2,
  tasksPerUpdate: 1,
  updates: 1,
  learningRate: 1e-4,
  klWeight: 0.1,
  temperature: 1,
  maxOutputTokens: 64,
  seed: 7,
  base: "base",
  startAdapter: null,
  loraRank: 16,
  evaluateEvery: 1,
  heldOutTasks: 1,
});
const manifest: TrainingManifest = {
  schema: "agemem-training-run",
  version: 1,
  runId: "test-run",
  createdAt: "2026-11-30T12:00:00.000Z",
  appVersion: "0",
  engine: "trl 1.16.0",
  settings,
  settingsHash: hashOf(settings),
};

/** A policy that says one thing, as vLLM and our chat server put it on the wire. */
function policyServer() {
  const seen: { messages: { role: string; content: string }[] }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push(JSON.parse(body));
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          id: "1",
          object: "chat.completion",
          prompt_token_ids: [1, 2, 3],
          choices: [
            {
              index: 0,
              finish_reason: "stop",
              token_ids: [4, 5],
              logprobs: { content: [{ logprob: -0.1 }, { logprob: -0.2 }] },
              message: {
                role: "assistant",
                content: `<think>Fine.</think>\n<answer>It is so ${seen.length % 2}.</answer>`,
              },
            },
          ],
        }),
      );
    });
  });
  return { server, seen };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let folder: string;
const open: Server[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "agemem-training-"));
});
afterEach(async () => {
  for (const server of open.splice(0)) server.close();
  await rm(folder, { recursive: true, force: true });
});

async function start() {
  const policy = policyServer();
  const policyUrl = `${await listen(policy.server)}/v1`;
  const store = createTrainingFiles(folder);
  await store.begin(manifest);
  const { tokenCounter, secretScanner } = createInMemoryAdapters(createScriptedModel([]));
  const server = createRolloutServer({
    shared: { embedder: wordEmbedder, tokenCounter, secretScanner },
    store,
    manifest,
    token: "secret",
    policyAddresses: [policyUrl],
    limits: { durationMs: 20_000, writtenTokens: 1_000 },
    parallel: 2,
    signal: new AbortController().signal,
  });
  open.push(policy.server, server);
  const url = await listen(server);
  const post = async (where: string, body: unknown, token = "secret") => {
    const response = await fetch(url + where, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { policy, policyUrl, store, post };
}

describe("the rollout server", () => {
  test("plays K rollouts of a task, gives rows with the tokens of the wire, and keeps what it played", async () => {
    const { policy, policyUrl, store, post } = await start();
    const asked = { update: 1, places: [0], k: 2, baseUrl: policyUrl, model: "policy" };
    const played = await post("/rollouts", asked);
    expect(played.status).toBe(200);
    const rows = stepRowSchema.array().parse(played.body.rows);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows)
      expect(row).toMatchObject({
        promptTokenIds: [1, 2, 3],
        tokenIds: [4, 5],
        logProbabilities: [-0.1, -0.2],
      });
    const [first] = policy.seen;
    expect(first?.messages[0]?.content).toMatch(/^You keep a memory .*<\/answer>\.$/);
    expect(
      policy.seen.some(({ messages }) =>
        messages.some(({ content }) => content.startsWith("<think>Fine.</think>\n<answer>")),
      ),
    ).toBe(true);
    const engine = {
      loss: 0.1,
      kl: 0,
      entropy: null,
      gradientNorm: 1,
      seconds: 2,
      adapter: "adapters/00001",
    };
    expect((await post("/updates", { update: 1, engine })).status).toBe(200);
    expect(
      (await post("/rollouts", { update: 1, heldOut: true, k: 1, baseUrl: policyUrl, model: "policy" }))
        .status,
    ).toBe(200);
    const run = await store.find("test-run");
    expect(run?.updates).toMatchObject([{ update: 1, engine }]);
    expect(run?.heldOut).toMatchObject([{ update: 1, rollouts: [{ index: 1 }] }]);
    const rolloutId = run?.updates[0]?.rollouts[0]?.rolloutId ?? "";
    expect((await store.rollout("test-run", rolloutId))?.record.sessions.length).toBe(3);
  });

  test("refuses what it must not do, each time with a sentence", async () => {
    const { policyUrl, post } = await start();
    const asked = { update: 1, places: [0], k: 2, baseUrl: policyUrl, model: "policy" };
    expect(await post("/rollouts", asked, "wrong")).toMatchObject({ status: 401 });
    expect(await post("/rollouts", { ...asked, baseUrl: "http://127.0.0.1:1/v1" })).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining("--policy-url") },
    });
    expect(await post("/rollouts", { ...asked, k: 4 })).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining("K 2, not 4") },
    });
    expect(await post("/rollouts", { ...asked, heldOut: true })).toMatchObject({ status: 400 });
    expect(
      await post("/updates", {
        update: 9,
        engine: { loss: null, kl: null, entropy: null, gradientNorm: null, seconds: 0, adapter: null },
      }),
    ).toMatchObject({ status: 404 });
    expect(await post("/elsewhere", {})).toMatchObject({ status: 404 });
  });

  test("says that the policy is gone, and keeps nothing of the update", async () => {
    const { policy, policyUrl, store, post } = await start();
    policy.server.closeAllConnections();
    await new Promise((resolve) => policy.server.close(resolve));
    const asked = { update: 1, places: [0], k: 2, baseUrl: policyUrl, model: "policy" };
    expect(await post("/rollouts", asked)).toMatchObject({
      status: 502,
      body: { message: expect.stringContaining("resume the run") },
    });
    expect((await store.find("test-run"))?.updates).toEqual([]);
  });
});
