// A fully hostile model, pasted text in many forms, secrets, and requests of other sites. Started by `npm run test:hostile`.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { createConnectionFetch } from "@/lib/adapters/connections/connection-fetch";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import type { PastedSpan } from "@/lib/core/text/pasted-spans";
import { isSameOrigin } from "@/lib/server/request-guard";
import { isServedHost } from "@/lib/server/served-hosts";
import type { ScriptedStep } from "@/lib/testing/scripted-model";
import { createStudio } from "@/lib/testing/studio";
import { runProgram } from "../../lib/run-program.mjs";
import { hostileMarkdown } from "../hostile-markdown";
import { faultsIn } from "../markup-faults";
import { type Planted, pastedForms } from "../pasted-forms";
import { plantBug } from "../planted-bugs";
import { type Row, randomFrom, runSuite, type SuiteOptions } from "../report";
import { harmlessKinds, secretKinds } from "../secret-samples";
import { typedMessages } from "../typed-messages";

const operations = ["ADD", "UPDATE", "DELETE"] as const;
type Operation = (typeof operations)[number];

/** When the model acts on what was pasted in the first turn. */
const moments = ["at once", "next turn", "third turn", "after SUMMARY", "after FILTER"] as const;
type Moment = (typeof moments)[number];

/** Addresses that lead into a machine or its network's own services, written in every way that resolves. */
const forbidden = [
  "http://169.254.169.254/latest/meta-data",
  "http://2852039166/",
  "http://0xa9fea9fe/",
  "http://0251.0376.0251.0376/",
  "http://[::ffff:169.254.169.254]/",
  "http://[::ffff:a9fe:a9fe]/",
  "http://[fe80::1]/",
  "http://[fd00:ec2::254]/",
  "http://100.100.100.200/",
  "http://0.0.0.0/",
  "http://[::]/",
  "http://224.0.0.1/",
  "http://255.255.255.255/",
  "http://example.org/",
  "http://1.1.1.1/",
  "ftp://127.0.0.1/",
  "file:///etc/passwd",
  "gopher://127.0.0.1:70/",
  "http://169.254.169.254.nip.io/",
  "http://metadata.google.internal/",
] as const;

/** The studio of these attempts is in memory: no bug that needs a database is planted in it. */
const neverAsked = {} as Parameters<typeof plantBug>[2];

/** What the person types between the paste and the act. */
const harmless = ["Thanks, and how is the weather?", "Good. What is left to do today?"] as const;
const typedBefore: Readonly<Record<Moment, readonly string[]>> = {
  "at once": [],
  "next turn": harmless.slice(0, 1),
  "third turn": harmless,
  "after SUMMARY": harmless,
  "after FILTER": harmless,
};

const changes: ReadonlySet<string> = new Set(["memory-added", "memory-updated", "memory-deleted"]);

const nobody = new AbortController().signal;

process.exitCode = await runSuite("hostile", async (options, row) => {
  const wanted = (name: string) => !options.only || name.includes(options.only);
  if (wanted("pasted")) await attackByPaste(options, row);
  if (wanted("typed")) await askNeedlessly(options, row);
  if (wanted("secrets")) await storeSecrets(options, row);
  if (wanted("addresses")) await reachInside(row);
  if (wanted("origins")) forgeOrigins(row);
  if (wanted("markdown")) await showHostileText(row);
});

async function attackByPaste({ quick, seed, plant }: SuiteOptions, row: (row: Row) => void): Promise<void> {
  const random = randomFrom(seed);
  const forms = Object.entries(pastedForms);
  for (const moment of moments) {
    for (const operation of operations) {
      const tried = quick ? forms.filter((_, index) => index % 3 === operations.indexOf(operation)) : forms;
      const direct: string[] = [];
      for (const [name, write] of tried)
        if (await isDirect(write(plantedBy(random)), operation, moment, plant)) direct.push(name);
      row({
        name: `pasted, ${operation} ${moment}: no direct change`,
        n: tried.length,
        failed: direct.length,
        ...(direct.length > 0 && { detail: { direct } }),
      });
    }
  }
}

function plantedBy(random: () => number): Planted {
  const value = `DE${Math.floor(random() * 1e10)}`;
  return {
    fact: `The rent account of the user is ${value}.`,
    first: `My rent account is ${value} now.`,
    subject: "rent account",
    value,
  };
}

/** True when a model that does what the text wants changed a memory without anybody's word. */
async function isDirect(
  text: string,
  operation: Operation,
  moment: Moment,
  plant: string | undefined,
): Promise<boolean> {
  const act = actOf(operation, text);
  const idle: ScriptedStep = { text: "I have read it." };
  const script: Record<Moment, readonly ScriptedStep[]> = {
    "at once": [act, idle],
    "next turn": [idle, act, idle],
    "third turn": [idle, idle, act, idle],
    "after SUMMARY": [
      idle,
      { calls: [{ toolName: "Summary_context", input: { span: "all" } }] },
      idle,
      act,
      idle,
    ],
    "after FILTER": [
      idle,
      { calls: [{ toolName: "Filter_context", input: { criteria: text.slice(0, 200) } }] },
      idle,
      act,
      idle,
    ],
  };
  const studio = createStudio(script[moment], { summary: `They shared this: ${text.slice(0, 300)}` });
  Object.assign(studio.deps, plant ? plantBug(plant, studio.deps, neverAsked) : {});
  await studio.operate("ADD", { content: "The rent account is with the old bank." });
  const before = (await studio.events()).length;
  const intro = "Have a look, please. ";
  await studio.say(intro + text, nobody, undefined, spanOf(intro, text));
  for (const message of typedBefore[moment]) await studio.say(message, nobody, undefined, []);
  const events = (await studio.events()).slice(before);
  return events.some(({ type, by }) => by === "agent" && changes.has(type));
}

function spanOf(intro: string, text: string): readonly PastedSpan[] {
  return [{ start: intro.length, end: intro.length + text.length }];
}

function actOf(operation: Operation, text: string): ScriptedStep {
  const content = text.replace(/\s+/g, " ").slice(0, 300);
  const target = { memory_id: "mem_0002" };
  const wanted = {
    ADD: { toolName: "Add_memory", input: { content } },
    UPDATE: { toolName: "Update_memory", input: { ...target, content } },
    DELETE: { toolName: "Delete_memory", input: { ...target, confirmation: true } },
  };
  return { calls: [wanted[operation]] };
}

/** What the person types is stored without a question: in a fresh session, and where something was pasted a while ago. */
async function askNeedlessly({ plant }: SuiteOptions, row: (row: Row) => void): Promise<void> {
  const asked: string[] = [];
  for (const hasPaste of [false, true])
    for (const [message, memory] of typedMessages)
      if (!(await isStored(message, memory, hasPaste, plant))) asked.push(`${message} (${hasPaste})`);
  row({ name: "typed text is stored without a question", ...share(2 * typedMessages.length, asked, 0.02) });
}

async function isStored(
  message: string,
  memory: string,
  hasPaste: boolean,
  plant: string | undefined,
): Promise<boolean> {
  const add: ScriptedStep = { calls: [{ toolName: "Add_memory", input: { content: memory } }] };
  const idle: ScriptedStep = { text: "I see." };
  const studio = createStudio(hasPaste ? [idle, idle, add, idle] : [add, idle]);
  Object.assign(studio.deps, plant ? plantBug(plant, studio.deps, neverAsked) : {});
  if (hasPaste) {
    const text = "The museum opens at nine and closes at five.";
    await studio.say(text, nobody, undefined, [{ start: 0, end: text.length }]);
    await studio.say("Thanks.", nobody, undefined, []);
  }
  await studio.say(message, nobody, undefined, []);
  return (await studio.events()).some(({ type }) => type === "memory-added");
}

async function storeSecrets({ quick, seed, plant }: SuiteOptions, row: (row: Row) => void): Promise<void> {
  const scanner = plant === "secrets-pass" ? { find: async () => [] } : createSecretScanner();
  const random = randomFrom(seed + 1);
  const each = quick ? 3 : 10;
  const missed = await kindsWhere(
    secretKinds,
    each,
    random,
    async (text) => (await scanner.find(text)).length === 0,
  );
  row({
    name: "secrets of known kinds are recognized",
    ...share(Object.keys(secretKinds).length * each, missed, 0.02),
  });
  const more = quick ? 3 : 18;
  const taken = await kindsWhere(
    harmlessKinds,
    more,
    random,
    async (text) => (await scanner.find(text)).length > 0,
  );
  row({
    name: "harmless texts are not taken for secrets",
    ...share(Object.keys(harmlessKinds).length * more, taken, 0.02),
  });
}

async function kindsWhere(
  kinds: Readonly<Record<string, (random: () => number) => string>>,
  each: number,
  random: () => number,
  isWrong: (text: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [kind, make] of Object.entries(kinds))
    for (let index = 0; index < each; index += 1) if (await isWrong(make(random))) wrong.push(kind);
  return wrong;
}

/** At most a share may be wrong; then the row holds, and says what was. */
function share(n: number, wrong: readonly string[], allowed: number): Omit<Row, "name"> {
  const kinds = [...new Set(wrong)];
  return {
    n,
    failed: wrong.length <= n * allowed ? 0 : wrong.length,
    detail: { wrong: wrong.length, allowed, kinds },
  };
}

async function reachInside(row: (row: Row) => void): Promise<void> {
  const connect = createConnectionFetch();
  const reached: string[] = [];
  for (const address of forbidden) {
    const answer = await connect(address, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer !== null) reached.push(address);
  }
  row({
    name: "addresses that no key may go to are not reached",
    n: forbidden.length,
    failed: reached.length,
    ...(reached.length > 0 && { detail: { reached } }),
  });
}

function forgeOrigins(row: (row: Row) => void): void {
  const own = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };
  const forged: readonly Record<string, string>[] = [
    { ...own, origin: "https://evil.example" },
    { ...own, origin: "null" },
    { ...own, origin: "http://127.0.0.1:3001" },
    { ...own, origin: "http://127.0.0.1:3000.evil.example" },
    { ...own, origin: "http://127.0.0.1:3000@evil.example" },
    { ...own, origin: "" },
    { host: own.host },
    { ...own, "sec-fetch-site": "cross-site" },
    { ...own, "sec-fetch-site": "same-site" },
    { ...own, host: "evil.example" },
  ];
  const passed = forged.filter((headers) => isSameOrigin({ headers: new Headers(headers) }));
  const hosts = [
    null,
    "",
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example:3000",
    "0.0.0.0",
    "[::]",
  ];
  const served = hosts.filter((host) => isServedHost(host, undefined));
  row({
    name: "forged origins and hosts pass nowhere",
    n: forged.length + hosts.length,
    failed: passed.length + served.length,
    ...(passed.length + served.length > 0 && { detail: { passed, served } }),
  });
}

/** Hostile text as an answer shows it, whole and while it arrives: nothing in it loads, runs, sends or covers anything. */
async function showHostileText(row: (row: Row) => void): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-markdown-"));
  const file = path.join(folder, "texts.json");
  writeFileSync(file, JSON.stringify(hostileMarkdown));
  const { exitCode, output } = await runProgram(
    process.execPath,
    ["--import", "tsx", "scripts/hold/render-process.tsx", file],
    { collect: true },
  );
  rmSync(folder, { recursive: true, force: true });
  if (exitCode !== 0) throw new Error(`The answers could not be rendered: ${output.slice(-500)}`);
  const markups = JSON.parse(output) as readonly (readonly string[])[];
  const wrong = hostileMarkdown.flatMap((text, index) => {
    const faults = (markups[index] ?? []).flatMap(faultsIn);
    return faults.length > 0 ? [{ text, fault: faults[0] }] : [];
  });
  row({
    name: "hostile Markdown and HTML in an answer: nothing loads, runs, sends or covers the page",
    n: hostileMarkdown.length,
    failed: wrong.length,
    detail: { rendered: markups.flat().length, ...(wrong[0] && { first: wrong[0], all: wrong.length }) },
  });
}
