// `npm run bench -- reads`: how long `/memories` and `/chat` take to show their data when every answer is 300 ms slower: with their reads side
// by side, as they are, and one after another, as server actions were. The built app, the offline assistant, Chromium; each time a fresh tab.
// shownMs: from asking for the page until its data is on screen and its last read is answered. requestsInParallel: the most at once.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { testEnvironment } from "@/scripts/lib/app-environment.mjs";
import { ensureBuild } from "@/scripts/lib/ensure-build.mjs";
import { ensureBrowser } from "@/scripts/lib/find-browser.mjs";
import { findFreePort } from "@/scripts/lib/find-port.mjs";
import { serveApp } from "@/scripts/lib/serve-app.mjs";
import { isQuick } from "../measures/options";
import { report, rounded } from "../measures/report";
import { type ReadOrder, slowDown } from "../measures/slow-answers";

const addedMs = 300;
const rounds = isQuick ? 1 : 7;
/** A page that has asked nothing for so long has asked everything, in milliseconds. */
const quietMs = 600;
const sessionId = "measured-session";
const message = "Hi! I'm Ada, I live in Lisbon and I'm allergic to nuts.";

const pages = [
  { page: "/memories", path: "/memories", list: "Memories" },
  { page: "/chat", path: `/chat/${sessionId}`, list: "Conversation" },
] as const;
const variants: readonly { readonly variant: string; readonly order: ReadOrder }[] = [
  { variant: "before", order: "one-after-another" },
  { variant: "after", order: "side-by-side" },
];

const dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-reads-"));
const environment = { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder, AGEMEM_LOG_LEVEL: "error" };
const folder = await ensureBuild(testEnvironment());
const app = await serveApp({
  folder,
  port: await findFreePort(),
  environment,
  // Standard output is the measurement's own.
  isSilent: true,
});
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ["--no-sandbox"] });
try {
  await tellOneFact(app.address);
  const rows = [];
  for (const { page, path: shownAt, list } of pages) {
    for (const { variant, order } of variants) {
      const opened = [];
      for (let round = 0; round < rounds; round += 1)
        opened.push(await open(browser, `${app.address}${shownAt}`, list, order));
      rows.push({
        page,
        variant,
        shownMs: rounded(median(opened.map(({ shownMs }) => shownMs)), 0),
        requestsInParallel: Math.max(...opened.map(({ atOnce }) => atOnce)),
        reads: Math.max(...opened.map(({ reads }) => reads)),
      });
    }
  }
  report("reads", [
    { title: `Until the data is shown, ${addedMs} ms added to every answer, median of ${rounds}`, rows },
  ]);
} finally {
  await browser.close();
  await app.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}

/** One turn of the offline assistant, which stores what the message says. */
async function tellOneFact(address: string): Promise<void> {
  const headers = { "content-type": "application/json", origin: address };
  const body = JSON.stringify({ turnId: "measured-turn", text: message, newSession: true });
  const sent = await fetch(`${address}/api/sessions/${sessionId}/turns`, { method: "POST", headers, body });
  if (!sent.ok) throw new Error(`The message was not taken: ${sent.status}.`);
  const stream = await fetch(`${address}/api/sessions/${sessionId}/stream?after=0`);
  let heard = "";
  for await (const part of stream.body ?? []) {
    heard += Buffer.from(part).toString("utf8");
    if (heard.includes('"turn-completed"')) break;
  }
}

async function open(tabs: Browser, address: string, list: string, order: ReadOrder) {
  const context = await tabs.newContext({ viewport: { width: 1440, height: 900 } });
  const tab = await context.newPage();
  const answers = await slowDown(tab, order, addedMs);
  const startedMs = Date.now();
  await tab.goto(address, { waitUntil: "commit" });
  await tab.getByRole("list", { name: list }).getByText("nuts").first().waitFor();
  let shownMs = Date.now() - startedMs;
  let quietSinceMs = Date.now();
  while (Date.now() - quietSinceMs < quietMs) {
    await tab.waitForTimeout(20);
    if (answers.waiting() > 0) quietSinceMs = Date.now();
  }
  shownMs = Math.max(shownMs, answers.lastAnswerMs() - startedMs);
  await context.close();
  return { shownMs, atOnce: answers.mostAtOnce(), reads: answers.answered() };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
