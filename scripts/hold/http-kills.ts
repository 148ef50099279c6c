import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { testEnvironment } from "../lib/app-environment.mjs";
import { ensureBuild } from "../lib/ensure-build.mjs";
import { findFreePort } from "../lib/find-port.mjs";
import { serveApp } from "../lib/serve-app.mjs";
import { bundleProcess } from "./bundle-process";
import { runAndKill } from "./kill-process";
import { createKillTally } from "./kill-tally";
import { type Row, randomFrom, type SuiteOptions } from "./report";

/** Conversations that go on from one start of the app to the next. */
const conversations = 3;

/** How long a conversation may be busy with its last turn after a start, in milliseconds. */
const patienceMs = 30_000;

/** What an app that runs is driven with. */
interface Driver {
  /** Conversations until the app is gone. */
  readonly ended: Promise<void>;
  readonly whenAnswering: Promise<void>;
  readonly isAnswering: () => boolean;
}

/**
 * Starts the built app, talks with its demo assistant over HTTP, and kills it with SIGKILL, again and again on one folder. After each kill a
 * process looks at the folder, and the next start has to go on in the same conversations.
 */
export async function killOverHttp(options: SuiteOptions, row: (row: Row) => void): Promise<void> {
  const { seed, times, quick } = options;
  const kills = times ?? (quick ? 1 : 30);
  const random = randomFrom(seed);
  const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-http-kills-"));
  const data = path.join(folder, "data");
  const journal = path.join(folder, "acknowledged");
  writeFileSync(journal, "");
  const environment = { ...testEnvironment(), AGEMEM_DATA_DIR: data, AGEMEM_LOG_LEVEL: "error" };
  const build = await ensureBuild(environment);
  const file = await bundleProcess("scripts/hold/crash-process.ts");
  const tally = createKillTally();
  for (let kill = 0; kill < kills; kill += 1) {
    const app = await serveApp({ folder: build, port: await findFreePort(), environment, isSilent: true });
    const heard = new Set<string>();
    const driver = drive(app.address, seed + kill, heard, (problem) => tally.problems.push(problem));
    await driver.whenAnswering;
    await pause(random() * 2_000);
    tally.counts.withTurnRunning += driver.isAnswering() ? 1 : 0;
    process.kill(app.processId ?? 0, "SIGKILL");
    await app.ended;
    await driver.ended;
    appendFileSync(journal, [...heard].map((id) => `${id}\n`).join(""));
    tally.counts.databases += 1;
    tally.counts.processes += 1;
    tally.counts.acknowledged += heard.size;
    const targets = [{ target: data, journal, seed: 0, task: "look" }];
    const looked = await runAndKill(file, { targets }, { after: "nothing" });
    tally.takeLook(looked);
  }
  rmSync(folder, { recursive: true, force: true });
  rmSync(file, { force: true });
  row(tally.row("kills of the built app over HTTP: what was acknowledged is there, and conversations go on"));
}

function drive(
  address: string,
  mark: number,
  heard: Set<string>,
  onProblem: (problem: string) => void,
): Driver {
  let answering = 0;
  let sayAnswering: () => void = () => {};
  const whenAnswering = new Promise<void>((resolve) => {
    sayAnswering = resolve;
  });

  async function talk(sessionId: string): Promise<void> {
    for (let message = 0; ; message += 1) {
      const turnId = crypto.randomUUID();
      const text = `Please remember that my cat number ${message} of ${mark} in ${sessionId} is called Nori${mark}x${message}.`;
      const sequence = await post(address, { sessionId, turnId, text, newSession: true }, onProblem);
      heard.add(turnId);
      answering += 1;
      sayAnswering();
      await follow(`${address}/api/sessions/${sessionId}/stream?after=${sequence - 1}`, turnId, heard);
      answering -= 1;
    }
  }

  // A conversation ends when the app does: by a connection that is refused or breaks.
  const sessions = Array.from({ length: conversations }, (_, index) => `conversation-${index}`);
  const ended = Promise.all(sessions.map((sessionId) => talk(sessionId).catch(() => undefined)));
  return { ended: ended.then(() => undefined), whenAnswering, isAnswering: () => answering > 0 };
}

/** Sends a message until it is taken: the turn before may still be closed by an app that just began. */
async function post(
  address: string,
  message: { sessionId: string; turnId: string; text: string; newSession: boolean },
  onProblem: (problem: string) => void,
): Promise<number> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const answer = await fetch(`${address}/api/sessions/${message.sessionId}/turns`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: address },
      body: JSON.stringify(message),
    });
    const body = await answer.text();
    if (answer.status === 202) return (JSON.parse(body) as { sequence: number }).sequence;
    if (Date.now() > until) {
      onProblem(`a message is answered ${answer.status} after a start: ${body.slice(0, 200)}`);
      throw new Error("A conversation does not go on.");
    }
    await pause(100);
  }
}

/** Reads a stream until a turn has ended, and notes each event that it tells of. */
async function follow(address: string, turnId: string, heard: Set<string>): Promise<void> {
  const leave = new AbortController();
  const { body } = await fetch(address, { signal: leave.signal });
  const parts = body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  try {
    for await (const { event, data } of parts ?? []) {
      if (event !== "events") continue;
      const events = JSON.parse(data) as readonly { id: string; type: string; turnId?: string }[];
      for (const { id } of events) heard.add(id);
      if (events.some((one) => one.turnId === turnId && isEnd(one.type))) return;
    }
    throw new Error("The stream ended before the turn.");
  } finally {
    leave.abort();
  }
}

function isEnd(type: string): boolean {
  return /^turn-(completed|failed|interrupted|cancelled)$/.test(type);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
