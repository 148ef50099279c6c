// `npm run bench -- proxy [--quick] [--json]`: what recording an agent adds to its answer, beside the provider asked directly, in one run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { Readable } from "node:stream";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import { ok } from "@/lib/core/result";
import { createModelProxy } from "@/lib/server/model-proxy";
import type { ProxyApp } from "@/lib/server/record-going-by";
import { createStudio } from "@/lib/testing/studio";
import { isQuick, optionOf } from "../measures/options";
import { report, rounded } from "../measures/report";

const asked = isQuick ? 5 : 100;
const warmUps = isQuick ? 1 : 10;
const deltas = isQuick ? 20 : 300;

/** Set in the process that this one starts: where the provider is. The studio must not share a thread with the agent whose time is taken. */
const providerAddress = optionOf("--provider", "");
if (providerAddress) await serveStudio(providerAddress);
else await measureBoth();

async function measureBoth(): Promise<void> {
  const provider = await serve(streamAnswer);
  const studio = await startStudio(provider.address);
  const rows = [];
  for (const history of [1, 60]) {
    const direct = await measure(provider.address, history, async () => {});
    const before = await studio.settled();
    const recorded = await measure(studio.address, history, studio.settled);
    const after = await studio.settled();
    const answered = (asked + warmUps) * deltas;
    rows.push({
      messages: history,
      asked,
      deltas,
      directFirstMs: rounded(medianOf(direct), 2),
      recordedFirstMs: rounded(medianOf(recorded), 2),
      addedFirstMs: rounded(medianOf(recorded) - medianOf(direct), 2),
      addedFirstP95Ms: rounded(highOf(recorded) - highOf(direct), 2),
      studioCpuMicrosPerDelta: rounded((after - before) / answered, 1),
    });
  }
  report("proxy", [
    {
      title: `Time to the first delta of ${asked} streamed answers of ${deltas} deltas, after ${warmUps} that are not counted: the provider directly, then through /v1 with recording; and the processor time of the studio for each delta, recording included. The studio is a process of its own, its storage in memory.`,
      rows,
    },
  ]);
  studio.close();
  provider.close();
}

interface Studio {
  readonly address: string;
  /** Processor time of the studio so far, in microseconds, once everything is recorded. */
  settled(): Promise<number>;
  close(): void;
}

async function startStudio(providerAt: string): Promise<Studio> {
  const options = [...process.execArgv, "lab/bench/proxy.ts", "--provider", providerAt];
  const child = spawn(process.execPath, options, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [address] = await once(child, "message");
  return {
    address: String(address),
    async settled() {
      child.send("settled?");
      const [micros] = await once(child, "message");
      return Number(micros);
    },
    close: () => child.kill(),
  };
}

async function serveStudio(providerAt: string): Promise<void> {
  const { deps } = createStudio([]);
  await deps.ownerSettings.change({ ownerId: "local", change: { recordedConnectionId: "provider" } });
  const app = {
    deps,
    dependenciesFor: async () => deps,
    mayWrite: async () => ok(null),
    models: { factsOf: () => unknownModelFacts } as unknown as ProxyApp["models"],
    wireFor: async () => ({ baseUrl: `${providerAt}/v1`, apiKey: undefined, modelId: "", fetch }),
  };
  const proxy = createModelProxy(async () => app, { ownerHeader: undefined, machineOwners: [] });
  const studio = await serve(async (request, response) => {
    const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
    const headers = new Headers(request.headers as Record<string, string>);
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    const asking = new Request(`http://127.0.0.1${request.url}`, init);
    const answered = await proxy.answer(asking, "/chat/completions");
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    for await (const chunk of answered.body ?? []) response.write(chunk);
    response.end();
  });
  process.on("message", () => {
    void proxy.settled().then(() => {
      const { user, system } = process.cpuUsage();
      process.send?.(user + system);
    });
  });
  process.send?.(studio.address);
}

/** Every request is a conversation of its own with so many messages before the last. */
async function measure(
  address: string,
  history: number,
  rested: () => Promise<unknown>,
): Promise<readonly number[]> {
  const firstMs: number[] = [];
  for (let n = -warmUps; n < asked; n += 1) {
    const first = await ask(address, history, `${address} ${n}`);
    // An agent runs its tools between two requests: by then the last answer is recorded.
    await rested();
    if (n >= 0) firstMs.push(first);
  }
  return firstMs;
}

async function ask(address: string, history: number, name: string): Promise<number> {
  const messages = Array.from({ length: history }, (_, place) => ({
    role: place % 2 === 0 ? "user" : "assistant",
    content: `${name}, message ${place}: ${"a word of the conversation ".repeat(20)}`,
  }));
  const last = { role: "user", content: `${name}: and now?` };
  const body = JSON.stringify({ model: "measured", stream: true, messages: [...messages.slice(1), last] });
  const startedAt = performance.now();
  const answered = await fetch(`${address}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  let firstMs = 0;
  for await (const _ of answered.body ?? []) firstMs ||= performance.now() - startedAt;
  return firstMs;
}

async function streamAnswer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for await (const _ of request);
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (let n = 0; n < deltas; n += 1) {
    response.write(
      `data: ${JSON.stringify({ id: "c", choices: [{ index: 0, delta: { content: `word${n} ` } }] })}\n\n`,
    );
    // Each delta leaves by itself, as a model's do.
    await new Promise(setImmediate);
  }
  response.end('data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
}

interface Served {
  readonly address: string;
  close(): void;
}

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Served> {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

function highOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length * 0.95)] ?? 0;
}
