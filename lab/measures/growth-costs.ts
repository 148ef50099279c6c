// What opening a session, following it, a turn in it and the list of sessions cost in the built app, as sessions and their number grow.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { openDatabase } from "@/lib/adapters/prisma/engine/open-database";
import { createPrismaStorage } from "@/lib/adapters/prisma/prisma-storage";
import type { SessionEvent } from "@/lib/core/log/events";
import { testEnvironment } from "../../scripts/lib/app-environment.mjs";
import { ensureBuild } from "../../scripts/lib/ensure-build.mjs";
import { findFreePort } from "../../scripts/lib/find-port.mjs";
import { serveApp } from "../../scripts/lib/serve-app.mjs";
import { recordedSession } from "./recorded-session";

const ownerId = "local";

/** Clock ticks of the processor time in /proc, per second. */
const ticksPerSecond = 100;

/** An answer of the app, with what it took. */
export interface Cost {
  readonly cpuMs: number;
  readonly kb: number;
}

/** The built app over a folder of its own, filled with sessions of given lengths. */
export interface GrownApp {
  /** Reads one answer `times` times; processor time is that of the app's whole process, per answer. */
  read(address: string, times: number): Promise<Cost>;
  /** Reads a stream until its first event. */
  stream(sessionId: string): Promise<Cost>;
  /** Turns of the demo assistant, one after the other; processor time per turn. */
  turns(sessionId: string, times: number): Promise<Cost>;
  close(): Promise<void>;
}

/** Name of the session with so many events. */
export function sessionOf(events: number): string {
  return `grown-${events}`;
}

/** Fills a database with a session of each length and `sessions` empty ones, and starts the app over it. */
export async function growApp(sizes: readonly number[], sessions: number): Promise<GrownApp> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-growth-"));
  await fill(dataFolder, sizes, sessions);
  const environment = { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder, AGEMEM_LOG_LEVEL: "error" };
  const folder = await ensureBuild(environment);
  const port = await findFreePort();
  const app = await serveApp({ folder, port, environment, isSilent: true });
  const cpuMs = () => processorMs(app.processId ?? 0);

  async function costOf(times: number, work: () => Promise<number>): Promise<Cost> {
    const before = cpuMs();
    let bytes = 0;
    for (let time = 0; time < times; time += 1) bytes = await work();
    return { cpuMs: (cpuMs() - before) / times, kb: bytes / 1024 };
  }

  return {
    read: (address, times) =>
      costOf(times, async () => {
        const answer = await fetch(`${app.address}${address}`);
        const body = await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`${address} answers ${answer.status}.`);
        return body.byteLength;
      }),
    stream: (sessionId) =>
      costOf(1, () => firstEventOf(`${app.address}/api/sessions/${sessionId}/stream?after=0`)),
    turns: (sessionId, times) =>
      costOf(times, async () => {
        const turnId = crypto.randomUUID();
        const answer = await fetch(`${app.address}/api/sessions/${sessionId}/turns`, {
          method: "POST",
          headers: { "content-type": "application/json", origin: app.address },
          body: JSON.stringify({ sessionId, turnId, text: "How are you?" }),
        });
        if (!answer.ok) throw new Error(`A turn answers ${answer.status}.`);
        const { sequence } = (await answer.json()) as { sequence: number };
        await untilTurnEnds(`${app.address}/api/sessions/${sessionId}/stream?after=${sequence}`);
        return 0;
      }),
    async close() {
      await app.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function fill(dataFolder: string, sizes: readonly number[], sessions: number): Promise<void> {
  const rootFolder = process.cwd();
  const opened = await openDatabase({
    dataFolder,
    rootFolder,
    migrationsFolder: path.join(rootFolder, "prisma/migrations"),
  });
  if (!opened.ok) throw new Error(`The database does not open: ${JSON.stringify(opened.error)}`);
  const { prisma, close } = opened.value;
  const { eventLog } = createPrismaStorage(prisma);
  for (const size of sizes) {
    const sessionId = sessionOf(size);
    await eventLog.adopt({ ownerId, sessionId, events: named(sessionId, recordedSession(size)) });
  }
  const now = Date.now();
  await prisma.session.createMany({
    data: Array.from({ length: sessions }, (_, index) => {
      const at = new Date(now - index * 60_000);
      return { ownerId, id: `small-${index}`, title: `Session ${index}`, createdAt: at, updatedAt: at };
    }),
  });
  await close();
}

/** Each session has ids of its own: an owner has each only once. */
function named(sessionId: string, events: readonly SessionEvent[]): readonly SessionEvent[] {
  const text = JSON.stringify(events)
    .replaceAll(/"(event-|item-|memory-turn-|turn-|call-turn-)(?=\d)/g, `"${sessionId}-$1`)
    .replaceAll(/"sessionId":"[^"]*"/g, `"sessionId":"${sessionId}"`);
  return JSON.parse(text) as readonly SessionEvent[];
}

async function firstEventOf(address: string): Promise<number> {
  let bytes = 0;
  for await (const text of textOf(address)) {
    bytes += text.length;
    if (/event: (events|window)\n[^\n]*\n\n/.test(text)) return bytes;
  }
  throw new Error("The stream ended before its first event.");
}

async function untilTurnEnds(address: string): Promise<void> {
  for await (const text of textOf(address))
    if (/"type":"turn-(completed|failed|interrupted)"/.test(text)) return;
  throw new Error("The stream ended before the turn.");
}

/** All that has come so far, each time something comes; leaving the loop closes the connection. */
async function* textOf(address: string): AsyncGenerator<string> {
  const leave = new AbortController();
  const { body } = await fetch(address, { signal: leave.signal });
  let text = "";
  try {
    for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      yield text;
    }
  } finally {
    leave.abort();
  }
}

/** Processor time of a process and its threads so far, in milliseconds; Linux alone says it this way. */
function processorMs(processId: number): number {
  const fields = readFileSync(`/proc/${processId}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}
