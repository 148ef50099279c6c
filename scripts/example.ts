// Records the example session with the app's own loop, gates, sentence encoder and token counter; only what the model says is written down.
import { writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { filterThresholdOf } from "@/lib/adapters/embeddings/filter-thresholds";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import { proposalHash } from "@/lib/core/memory/proposal-hash";
import { contextStrip } from "@/lib/core/replay/context-strip";
import { createSessionFile } from "@/lib/core/replay/session-file";
import { positionsOf, spokenPosition } from "@/lib/core/replay/steps";
import { foldSession } from "@/lib/core/session/fold";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createScriptedModel, type ScriptedStep } from "@/lib/testing/scripted-model";
import { createStudioWith } from "@/lib/testing/studio";
import { forkSession } from "@/lib/use-cases/branch/fork-session";
import { decideProposals } from "@/lib/use-cases/memory/decide-proposals";
import { runTurn } from "@/lib/use-cases/session/run-turn";
import { type ExampleTurn, exampleBranch, exampleTurns } from "./example-talk";

const target = path.join(import.meta.dirname, "../public/example.agemem.json");

/** Small enough that the conversation fills it, as a long one fills a large one. */
const contextLimitTokens = 4_096;

/** The first message is sent on a Saturday morning. */
const begins = Date.UTC(2026, 5, 6, 8, 30);
/** How long a person reads and writes between two answers, and how long anything else takes, in milliseconds. */
const betweenTurnsMs = 21_000;
const tickMs = 140;

const script: ScriptedStep[] = [];
let summary = "";
let nowMs = begins;
const acting = createScriptedModel(script);
const model: LanguageModel = {
  identity: { provider: "recorded", modelId: "example", label: "Recorded example" },
  stream: (request) => (request.withTools ? acting : createScriptedModel([], summary)).stream(request),
};
const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
const studio = createStudioWith(model, {
  embedder,
  tokenCounter: createGptTokenCounter(),
  clock: {
    now() {
      nowMs += tickMs;
      return new Date(nowMs);
    },
  },
  settings: { contextLimitTokens, filterThreshold: filterThresholdOf(embedder.model) },
});
const { deps } = studio;
const { ownerId } = studio.scope;

async function prepare({ does, summary: next }: ExampleTurn): Promise<void> {
  nowMs += betweenTurnsMs;
  summary = next ?? summary;
  script.push(...(await does(idOf)));
}

async function idOf(words: string): Promise<string> {
  const [memory] = await deps.memoryStore.listCurrent({ ownerId, limit: 1, search: words });
  if (!memory) throw new Error(`The example holds no memory of “${words}”.`);
  return memory.memoryId;
}

/** Where a pasted text is in the context, what the agent wants to keep waits for the person; this one agrees. */
async function acceptWaiting(): Promise<void> {
  const waiting = (await studio.events()).flatMap((event) =>
    event.type === "memory-proposed" ? [event] : [],
  );
  const open = waiting.filter(({ proposalId }) => !accepted.has(proposalId));
  if (open.length === 0) return;
  const decisions = open.map((event) => ({
    proposalId: event.proposalId,
    shownHash: proposalHash(event),
    decision: "accept" as const,
  }));
  for (const { proposalId } of open) accepted.add(proposalId);
  const decided = await decideProposals(deps, { ...studio.scope, requestId: deps.ids.newId(), decisions });
  if (!decided.ok) throw new Error(`The example's memory was not kept: ${JSON.stringify(decided.error)}`);
}

const accepted = new Set<string>();
let lastTurnId = "";
for (const turn of [...exampleTurns, exampleBranch]) {
  await prepare(turn);
  const from = turn.says.indexOf("\n") + 1;
  const pasted = turn.isPasted ? [{ start: from, end: turn.says.length }] : [];
  lastTurnId = await studio.say(turn.says, undefined, studio.scope.sessionId, pasted);
  await acceptWaiting();
}
await prepare(exampleBranch);
const branchId = "session-2";
const forked = await forkSession(deps, {
  ...studio.scope,
  branchId,
  place: { kind: "turn", turnId: lastTurnId },
  changes: {},
  reason: "fork",
  sandbox: true,
  label: "The message to Samir once more",
});
if (!forked.ok || !forked.value.turn) throw new Error("The branch of the example was not made.");
await runTurn(deps, { ...forked.value.turn, signal: new AbortController().signal });

const events = await deps.eventLog.read({ ownerId, sessionId: branchId });
const file = createSessionFile({
  events,
  title: "Nine days along the Drava",
  exportedAt: new Date(nowMs).toISOString(),
  sanitize: "nothing",
});
writeFileSync(target, `${JSON.stringify(file)}\n`);
const positions = positionsOf(events, "steps");
for (const index of positions.keys())
  process.stdout.write(`${spokenPosition(events, "steps", positions, index)}\n`);
const { columns } = contextStrip(events, foldSession(events));
process.stdout.write(`${columns.map(({ tokens }) => tokens).join(" ")}\n`);
process.stdout.write(`wrote ${path.relative(process.cwd(), target)} (${events.length} events)\n`);
process.exit(0);
