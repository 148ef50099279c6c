import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import { makeMemOpsTask } from "@/lib/core/episode/memops/make-tasks";
import { judgeEpisode } from "@/lib/core/lab/judge-episode";
import { verifyReplay } from "@/lib/core/replay/verify";
import { ok } from "@/lib/core/result";
import { createStudioWith } from "@/lib/testing/studio";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { runEpisode } from "@/lib/use-cases/episode/run-episode";
import { type LabGateway, openLabGateway } from "../lab-gateway/lab-gateway";
import { scriptedPeerModel } from "../lab-gateway/peer-model";
import { createPeerStrategy } from "./peer-strategy";
import { peers } from "./peers";

/** A memory system of a few lines: it keeps what the model calls a fact, and recalls everything. `MODE` says how it misbehaves. */
const program = `
import { createInterface } from "node:readline";
const [mode, baseUrl] = process.argv.slice(2);
const kept = new Map();
const post = async (path, body) => (await fetch(baseUrl + path, { method: "POST", body: JSON.stringify(body) })).json();
for await (const line of createInterface({ input: process.stdin })) {
  const { id, op, user, text, at } = JSON.parse(line);
  if (mode === "dies" && op === "recall") process.exit(3);
  if (mode === "prints") console.log("Loading weights ...");
  if (mode === "nonsense") { process.stdout.write(JSON.stringify({ id, ok: true, memories: "all" }) + "\\n"); continue; }
  if (mode === "refuses") { process.stdout.write(JSON.stringify({ id, ok: false, error: "no network: example.org" }) + "\\n"); continue; }
  const own = kept.get(user) ?? [];
  kept.set(user, own);
  if (op === "learn") {
    await post("/embeddings", { input: [text] });
    const messages = [{ role: "user", content: "Input:\\nuser: " + text }];
    for (let calls = 0; calls < (mode === "asks on" ? 100 : 1); calls += 1) {
      const said = await post("/chat/completions", { messages });
      for (const fact of JSON.parse(said.choices?.[0]?.message.content ?? '{"facts":[]}').facts)
        own.push({ id: String(own.length), text: fact, score: 1, at });
    }
  }
  const shown = mode === "forgets" ? [] : mode === "mixes users" ? [...kept.values()].flat() : own;
  const memories = op === "learn" ? [] : shown;
  process.stdout.write(JSON.stringify({ id, ok: true, memories }) + "\\n");
}
`;

let folder: string;
let file: string;
let gateway: LabGateway;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "agemem-peer-test-"));
  file = path.join(folder, "peer.mjs");
  writeFileSync(file, program);
  const tokenCounter = { tokenizer: "letters", count: (text: string) => text.length };
  gateway = await openLabGateway({ model: scriptedPeerModel, embedder: wordEmbedder, tokenCounter });
});
afterAll(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

function openPeer(mode: string) {
  const install = async () => ok({ command: process.execPath, args: [file, mode] });
  return createPeerStrategy({ peer: peers["mem0-paper"], gateway, dimensions: 8, install });
}

describe("a memory system in a process of its own", () => {
  test("passes the self-test, is asked before each message, and what it recalls is an event and stands in the prompt", async () => {
    const strategy = openPeer("works");
    expect(await strategy.prepare?.()).toEqual(ok(undefined));
    let nowMs = Date.UTC(2026, 0, 1);
    const clock = { now: () => new Date(nowMs++) };
    const { deps } = createStudioWith(createScriptedPolicy(), { embedder: wordEmbedder, clock });
    const task = makeMemOpsTask({ seed: 3, kind: "recall" });
    const signal = new AbortController().signal;
    const run = await runEpisode(deps, { ownerId: "e", episodeId: "e", task, strategy, signal });
    await strategy.close();
    if (!run.ok) throw new Error(run.error.message);
    const result = judgeEpisode(task, run.value);
    expect(result.score).toBe(1);
    expect(result.stateAccuracy).toBe(1);
    expect(result.outside?.learn).toMatchObject({
      modelCalls: task.messages.length + task.distractors.length,
    });
    expect(result.outside?.recall).toMatchObject({ modelCalls: 0 });
    const uses = run.value.sessions.flatMap(({ events }) =>
      events.filter((event) => event.type === "outside-memory-used"),
    );
    expect(uses.filter(({ act }) => act === "recall")).toHaveLength(result.turns);
    for (const { events, parent } of run.value.sessions)
      if (!parent) expect(verifyReplay(events).outcome).toBe("intact");
  });

  test.each([
    ["forgets", "does not recall what it was shown"],
    ["mixes users", "shows one user what another said"],
    ["prints", "wrote what is no answer: “Loading weights ...”"],
    ["dies", "Its process ended (code 3)"],
    ["nonsense", "no memories that can be read"],
    ["refuses", "no network: example.org"],
    ["asks on", "more than 40 times for one message"],
  ])("that %s is not used, with a sentence that says why", async (mode, sentence) => {
    const strategy = openPeer(mode);
    expect(await strategy.prepare?.()).toEqual({ ok: false, error: expect.stringContaining(sentence) });
    await strategy.close();
  });
});
