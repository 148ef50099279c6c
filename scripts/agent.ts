// The headless agent: the same use-cases as the page, without a browser. Started by agent.mjs.
import { randomUUID } from "node:crypto";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { describeError } from "@/lib/core/errors";
import type { SessionEvent } from "@/lib/core/log/events";
import { operationFacts } from "@/lib/core/log/operation-facts";
import { type SanitizeLevel, sanitizeLevels } from "@/lib/core/replay/sanitize-events";
import { localActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { AppUnavailableError } from "@/lib/server/app-unavailable-error";
import type { Container } from "@/lib/server/container";
import { EnvironmentError } from "@/lib/server/environment";
import { AgentFailure } from "./agent/agent-failure";
import { checkFiles } from "./agent/check-files";
import { exportToOutput } from "./agent/export-session";
import { verifyFile } from "./agent/verify-file";

const usage = `Usage: npm run agent -- --say "…" [--say "…"] [--session ID] [--new-session] [--json]
       npm run agent -- --export ID [--sanitize secrets|texts|nothing]
       npm run agent -- --check FILE… [--json]
       npm run agent -- --verify FILE [--json]
  --say TEXT      sends a message and waits for the answer; repeat it for more turns
  --session ID    continues a session; without it a new one begins
  --new-session   the messages after it go to a new session
  --json          prints every event as one JSON object per line, then the answer
  --export ID     writes a session as one file to standard output; secrets are covered unless --sanitize says otherwise
  --check FILE…   runs saved steps against the configured model; exit code 1 when one of them fails
  --verify FILE   says what a session file proves about itself: signed, intact (0), altered at an event or broken (1)`;

/** One message and the session it goes to. */
interface Saying {
  readonly text: string;
  readonly sessionId: string;
  /** False when the person named the session: then it must exist. */
  readonly mayBegin: boolean;
}

/** What the command line asks for. */
interface Orders {
  readonly sayings: readonly Saying[];
  readonly json: boolean;
  readonly exported: { readonly sessionId: string; readonly sanitize: SanitizeLevel } | null;
  readonly checked: readonly string[];
  readonly verified: string | null;
}

const { sayings, json, exported, checked, verified } = readArguments(process.argv.slice(2));
const exitCode = await main().catch((error: unknown) => {
  if (
    !(
      error instanceof AgentFailure ||
      error instanceof AppUnavailableError ||
      error instanceof EnvironmentError
    )
  )
    throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});
process.exitCode = exitCode;

async function main(): Promise<number> {
  // No proxy is in front of a command line: who may run it on the data folder owns the machine.
  delete process.env.AGEMEM_OWNER_HEADER;
  if (verified !== null) return verifyFile(verified, json);
  const app = await getApp();
  try {
    for (const saying of sayings) await say(app, saying);
    if (exported) await exportToOutput(app, exported.sessionId, exported.sanitize);
    return checked.length > 0 ? await checkFiles(app, checked, json) : 0;
  } finally {
    await app.close();
  }
}

async function say(app: Container, { text, sessionId, mayBegin }: Saying): Promise<void> {
  const { ownerId } = localActor;
  const turnId = app.deps.ids.newId();
  const scope = { ownerId, sessionId };
  const before = (await app.deps.sessionReader.read(scope)).sequence;
  const stopPrinting = app.deps.live.subscribe(scope, (message) => {
    if (message.type === "events") for (const event of message.events) printEvent(event);
  });
  const started = await app.turns.start({ ...scope, turnId, text, newSession: mayBegin });
  if (!started.ok) throw new AgentFailure(describeError(started.error));
  await started.value.finished;
  stopPrinting();
  const turn = (await app.deps.sessionReader.read(scope)).turns.findLast(
    (candidate) => candidate.turnId === turnId,
  );
  const events = await app.deps.eventLog.read({ ...scope, afterSequence: before });
  const answer = answerOf(events, turnId);
  if (json)
    printLine({ type: "answer", sessionId, turnId, say: text, answer, status: turn?.status ?? "unknown" });
  else process.stdout.write(`${answer}\n`);
  if (turn?.status !== "completed")
    throw new AgentFailure(turn?.endReason ?? "The answer did not come to an end.");
}

/** Reads the arguments in order, because `--new-session` divides the messages before it from those after it. */
function readArguments(args: string[]): Orders {
  const options = {
    say: { type: "string", multiple: true },
    session: { type: "string" },
    "new-session": { type: "boolean" },
    json: { type: "boolean" },
    export: { type: "string" },
    sanitize: { type: "string", default: "secrets" },
    check: { type: "boolean" },
    verify: { type: "string" },
  } as const;
  const parsed = parseOptions(args, options);
  const checked = filesToCheck(parsed.values.check ?? false, parsed.positionals);
  const exported = sessionToExport(parsed.values.export, parsed.values.sanitize);
  const sayings: Saying[] = [];
  let session = parsed.values.session
    ? { sessionId: parsed.values.session, mayBegin: false }
    : { sessionId: randomUUID(), mayBegin: true };
  for (const token of parsed.tokens) {
    if (token.kind !== "option") continue;
    if (token.name === "new-session") session = { sessionId: randomUUID(), mayBegin: true };
    if (token.name === "say" && token.value !== undefined) sayings.push({ text: token.value, ...session });
  }
  const verified = parsed.values.verify ?? null;
  if (sayings.length === 0 && !exported && checked.length === 0 && verified === null)
    exitWithUsage("Nothing to say.");
  return { sayings, json: parsed.values.json ?? false, exported, checked, verified };
}

/** The files behind `--check`; words without an option before them mean nothing else. */
function filesToCheck(isAsked: boolean, files: readonly string[]): readonly string[] {
  if (isAsked && files.length === 0) exitWithUsage("No file to check.");
  if (!isAsked && files.length > 0) exitWithUsage(`Unknown argument: ${files[0]}`);
  return files;
}

/** The session behind `--export` and what is taken out of its file; null where none is exported. */
function sessionToExport(sessionId: string | undefined, asked: string): Orders["exported"] {
  const sanitize = sanitizeLevels.find((level) => level === asked);
  if (!sanitize) return exitWithUsage(`--sanitize takes one of: ${sanitizeLevels.join(", ")}.`);
  return sessionId ? { sessionId, sanitize } : null;
}

function parseOptions<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, tokens: true, allowPositionals: true });
  } catch (error) {
    return exitWithUsage(error instanceof Error ? error.message : String(error));
  }
}

function exitWithUsage(problem: string): never {
  process.stderr.write(`${problem}\n${usage}\n`);
  process.exit(2);
}

/** What the agent said in the turn: the text of its last step that has any. */
function answerOf(events: readonly SessionEvent[], turnId: string): string {
  const texts = events.flatMap((event) =>
    event.type === "step-finished" && event.turnId === turnId && event.item?.text ? [event.item.text] : [],
  );
  return texts.at(-1) ?? "";
}

function printEvent(event: SessionEvent): void {
  const facts = operationFacts(event);
  if (json) printLine(facts ? { ...event, ...facts } : event);
  else if (facts)
    process.stdout.write(`  · ${facts.operation ?? "?"} ${facts.texts.join(" → ").slice(0, 160)}\n`);
}

function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
