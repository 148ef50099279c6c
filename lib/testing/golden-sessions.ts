import { clientOf } from "@/lib/core/log/client";
import type { NewItem } from "@/lib/core/log/context-item";
import type { SessionEvent } from "@/lib/core/log/events";
import { survivorPlaces } from "@/lib/core/memory/memory-care";
import { proposalHash } from "@/lib/core/memory/proposal-hash";
import { leanProfile, profileOf } from "@/lib/core/model/model-profile";
import { ok } from "@/lib/core/result";
import { liveItems, sandboxOf } from "@/lib/core/session/session-state";
import { applySandbox } from "../use-cases/branch/apply-sandbox";
import { decidePause } from "../use-cases/branch/decide-pause";
import { forkSession } from "../use-cases/branch/fork-session";
import { deleteExperiment, planExperiment } from "../use-cases/branch/plan-experiment";
import { setBreakpoints } from "../use-cases/branch/set-breakpoints";
import { viewSandboxChanges } from "../use-cases/branch/view-sandbox-changes";
import { protectItem, restoreItems } from "../use-cases/context/change-context";
import { actInEnvironment } from "../use-cases/episode/act-in-environment";
import { recordOutside } from "../use-cases/episode/record-outside";
import { startStage } from "../use-cases/episode/start-stage";
import { runClientOperation } from "../use-cases/foreign/run-client-operation";
import { appendEvents } from "../use-cases/log/append-events";
import { decideProposals } from "../use-cases/memory/decide-proposals";
import { deskSessionId } from "../use-cases/memory/desk-session";
import { purgeMemory } from "../use-cases/memory/purge-memory";
import { restoreMemories } from "../use-cases/memory/restore-memories";
import { changeSessionSettings } from "../use-cases/model/change-session-settings";
import { chooseModel } from "../use-cases/model/choose-model";
import { archiveSession } from "../use-cases/session/archive-session";
import { beginTemporaryChat } from "../use-cases/session/begin-temporary-chat";
import { deleteSession, restoreSession } from "../use-cases/session/delete-session";
import { newItem } from "../use-cases/session/new-item";
import { pinSession } from "../use-cases/session/pin-session";
import { purgeSession } from "../use-cases/session/purge-session";
import { renameSession } from "../use-cases/session/rename-session";
import { AppStoppingError, runTurn } from "../use-cases/session/run-turn";
import { startTurn } from "../use-cases/session/start-turn";
import type { ScriptedStep } from "./scripted-model";
import { calls, createStudio } from "./studio";

/** The logs of one scripted studio by name: together they hold every kind of event. */
export type GoldenSessions = Readonly<Record<string, readonly SessionEvent[]>>;

/**
 * Plays a studio in which everything happens that can: each kind of event at least once, by the use-cases that write it in the app. A new
 * kind gets its act here; the test of the golden logs names the kinds that are missing.
 */
export async function playGoldenSessions(): Promise<GoldenSessions> {
  const studio = openGoldenStudio();
  await talkAboutMemories(studio);
  await careForMemories(studio);
  await endTurnsInEveryWay(studio);
  await fillAContext(studio);
  await forkAndHold(studio);
  await keepHouse(studio);
  await recallOutside(studio);
  await actFromOutside(studio);
  await actInAWorld(studio);
  await experimentOn(studio);
  const names = [
    "house",
    "memories",
    "endings",
    "context",
    "branch",
    "outside",
    "client",
    "world",
    "experiment",
    deskSessionId("mara"),
  ];
  const logs = await Promise.all(names.map((sessionId) => studio.events(sessionId)));
  return Object.fromEntries(logs.map((log, index) => [names[index]?.replace(/:.*/, "") ?? "", log]));
}

type GoldenStudio = ReturnType<typeof openGoldenStudio>;

function openGoldenStudio() {
  const script: ScriptedStep[] = [];
  const studio = createStudio(script, { summary: "Ada lives in Porto and asked about ferries." });
  return {
    ...studio,
    /** A turn: the message, and what the model does with it, one entry per call. */
    async turn(sessionId: string, text: string, ...steps: readonly ScriptedStep[]) {
      script.push(...steps);
      return studio.say(text, undefined, sessionId);
    },
    /** What the model does next. */
    next: (...steps: readonly ScriptedStep[]) => script.push(...steps),
    async memoryIdOf(content: string): Promise<string> {
      const [memory] = await studio.deps.memoryStore.listCurrent({
        ownerId: "mara",
        limit: 1,
        search: content,
      });
      if (!memory) throw new Error(`The golden studio holds no memory of “${content}”.`);
      return memory.memoryId;
    },
  };
}

/** Something that must have worked, or the golden logs would lack it. */
async function done<Value>(result: Promise<{ readonly ok: boolean } & Value>): Promise<Value> {
  const value = await result;
  if (!value.ok) throw new Error(`An act of the golden studio was refused: ${JSON.stringify(value)}`);
  return value;
}

const outsideUse = {
  act: "recall",
  text: "Where does Ada live?",
  memories: [
    { memoryId: "outside-1", text: "Ada lives in Porto.", score: 0.8, at: "2026-01-05T09:00:00.000Z" },
  ],
  cost: {
    modelCalls: 1,
    promptTokens: 900,
    toolTokens: 40,
    answerTokens: 12,
    embeddedTexts: 2,
    durationMs: 30,
  },
} as const;

/** An episode of another memory system: what it recalled is in the log. */
async function recallOutside({ deps }: GoldenStudio): Promise<void> {
  const scope = { ownerId: "mara", sessionId: "outside" };
  const strategy = { name: "mem0-paper", version: "1" } as const;
  await done(
    startStage(deps, { ...scope, episodeId: "episode", stage: 3, strategy, questionId: "question" }),
  );
  await done(recordOutside(deps, { ...scope, strategy, use: outsideUse }));
}

/** An agent acts in a world of an environment: an answer without an action, and one that reaches the goal. */
async function actInAWorld({ deps }: GoldenStudio): Promise<void> {
  const scope = { ownerId: "mara", sessionId: "world" };
  const strategy = { name: "agemem", version: "1" } as const;
  await done(startStage(deps, { ...scope, episodeId: "episode", stage: 3, strategy, questionId: "world" }));
  const answers = ["I do not know.", "Action: move forward"].values();
  const ball = { observation: "You see a red ball 1 ahead.", actions: ["turn left", "move forward"] };
  const acted = actInEnvironment(deps, {
    scope,
    place: { name: "babyai", level: "GoToLocal", seed: 7, maxActions: 20, fingerprint: "minigrid" },
    world: {
      ...{ version: "minigrid 3.2.0", goal: "go to the red ball", opening: ball },
      act: async () => ({ ...ball, isKnown: true, reward: 0.9, progress: 1, isDone: true, isWon: true }),
      expertAction: async () => "move forward",
      close: async () => undefined,
    },
    say: async () => ({ turnId: "turn", answer: answers.next().value ?? "" }),
  });
  await done(acted);
}

/** A program outside the studio calls a tool, and sends a request that has less than the one before. */
async function actFromOutside({ deps }: GoldenStudio): Promise<void> {
  const scope = { ownerId: "mara", sessionId: "client" };
  const client = clientOf({ name: "Codex", version: "1.2" }, "mcp");
  const call = { ...scope, client, requestId: "client-add", name: "Add_memory" };
  await done(runClientOperation(deps, { ...call, input: { content: "Rows on Sundays." } }));
  const say = (text: string) => newItem(deps, { kind: "user", author: "person", text });
  const [first, second, summary] = [
    say("Where is the boat?"),
    say("By the pier."),
    say("The boat is by the pier."),
  ];
  const enter = (item: NewItem, beforeItemId: string | null = null) => ({ item, beforeItemId });
  const shared = { at: deps.clock.now().toISOString(), by: "agent", turnId: null, step: null } as const;
  await done(
    appendEvents(deps, scope, () =>
      ok({
        events: [
          {
            ...shared,
            id: "observed-1",
            type: "context-observed",
            entered: [enter(first), enter(second)],
            leftItemIds: [],
            summary: null,
            messages: 2,
            toolTokens: 40,
          },
          {
            ...shared,
            id: "observed-2",
            type: "context-observed",
            entered: [enter(summary, first.itemId)],
            leftItemIds: [first.itemId, second.itemId],
            summary: { itemId: summary.itemId, replacedItemIds: [first.itemId] },
            messages: 1,
          },
        ],
      }),
    ),
  );
}

const noted: ScriptedStep = { text: "Noted.", usage: { inputTokens: 420, outputTokens: 3 } };

async function talkAboutMemories(studio: GoldenStudio): Promise<void> {
  const { deps, turn, memoryIdOf } = studio;
  const scope = { ownerId: "mara", sessionId: "memories" };
  await turn(
    "memories",
    "Hi! I'm Ada — I live in Bergen (Norge), I like tea, and my safe opens with zeta-4711. 你好!",
    calls("Add_memory", { content: "Lives in Bergen.", metadata: { topic: "home" } }),
    calls("Add_memory", { content: "Likes tea." }),
    calls("Add_memory", { content: "The safe opens with zeta-4711." }),
    noted,
  );
  const home = await memoryIdOf("Bergen");
  await turn(
    "memories",
    "I moved to Porto last week.",
    calls("Retrieve_memory", { query: "Where does Ada live?", top_k: 2 }),
    calls("Update_memory", { memory_id: home, content: "Lives in Porto." }),
    { text: `Porto it is [${home}].` },
  );
  const tea = await memoryIdOf("tea");
  await turn(
    "memories",
    "Forget that I like tea, and order some.",
    calls("Delete_memory", { memory_id: tea, confirmation: true }),
    calls("Order_tea", { cups: 2, of: ["green", "black"] }),
    { text: "Forgotten; I cannot order anything." },
  );
  const settings = await deps.ownerSettings.read({ ownerId: "mara" });
  const asking = { ...settings.memoryPolicy, ADD: "ask" } as const;
  await deps.ownerSettings.change({ ownerId: "mara", change: { memoryPolicy: asking } });
  await turn("memories", "I also have a dog.", calls("Add_memory", { content: "Has a dog." }), noted);
  await deps.ownerSettings.change({ ownerId: "mara", change: { memoryPolicy: settings.memoryPolicy } });
  const choice = { connectionId: "connection-1", modelId: "qwen3:8b" };
  await done(chooseModel(deps, { ...scope, eventId: "choice", choice, label: "qwen3:8b" }));
  await done(changeSessionSettings(deps, { ...scope, eventId: "settings", change: { softMark: 0.6 } }));
}

async function careForMemories({ deps, memoryIdOf }: GoldenStudio): Promise<void> {
  const ownerId = "mara";
  const [proposal] = await deps.memoryLibrary.proposals({ ownerId, limit: 1 });
  if (!proposal) throw new Error("The golden studio holds no proposal.");
  const shown = { proposalId: proposal.proposalId, shownHash: proposalHash(proposal.event) };
  const decisions = [{ ...shown, decision: "accept" }] as const;
  await done(decideProposals(deps, { ownerId, sessionId: "memories", requestId: "decide", decisions }));
  const safe = await memoryIdOf("safe");
  await done(purgeMemory(deps, { ownerId, requestId: "purge", memoryId: safe, places: survivorPlaces }));
  const deleted = await deps.eventLog.read({ ownerId, sessionId: "memories" });
  const memoryIds = deleted.flatMap((event) => (event.type === "memory-deleted" ? [event.memoryId] : []));
  await done(restoreMemories(deps, { ownerId, requestId: "restore", memoryIds }));
}

async function endTurnsInEveryWay(studio: GoldenStudio): Promise<void> {
  const { turn, next, say } = studio;
  await turn("endings", "What is the capital of Portugal?", {
    text: "Lisbon.",
    repairs: ["A tag was closed."],
  });
  await turn("endings", "And of Norway?", { text: "<tool_call>", malformed: "The call is cut off." }, noted);
  await turn("endings", "Of Atlantis?", { text: "It is", fail: "model-broken-answer" });
  for (const reason of [undefined, new AppStoppingError()]) {
    const abort = new AbortController();
    next({ text: "Let me think about", hang: true, before: async () => abort.abort(reason) });
    await say("Why?", abort.signal, "endings");
  }
}

async function fillAContext(studio: GoldenStudio): Promise<void> {
  const { deps, turn } = studio;
  const scope = { ownerId: "mara", sessionId: "context" };
  const long = "The ferry leaves at nine and the prawns are fresh. ".repeat(14);
  await turn("context", "Let us talk about football.", { text: "Football it is: who plays?" });
  await turn("context", "Now about ferries.", { text: "Ferries leave at nine." });
  const state = await deps.sessionReader.read(scope);
  const [, pinned] = liveItems(state);
  await done(
    protectItem(deps, {
      ...scope,
      eventId: "pin",
      itemId: pinned?.itemId ?? "",
      pinned: true,
      neverFilter: true,
    }),
  );
  await turn("context", "Sum it up.", calls("Summary_context", { span: "3" }), { text: "Summed up." });
  await turn("context", "Drop the football.", calls("Filter_context", { criteria: "football" }), noted);
  const left = [...(await deps.sessionReader.read(scope)).left.keys()];
  await done(restoreItems(deps, { ...scope, eventId: "bring-back", itemIds: left.slice(0, 1) }));
  const change = { contextLimitTokens: 2_000 };
  await done(changeSessionSettings(deps, { ...scope, eventId: "smaller", change }));
  for (let round = 1; round <= 6; round += 1)
    await turn("context", `${round}: ${long}`, { text: `Round ${round}: ${long}` });
  await answerBySmallModel(studio);
}

/** Another model answers: by the lean profile, with memories placed before its turn. */
async function answerBySmallModel({ deps, next }: GoldenStudio): Promise<void> {
  next({ text: "In Porto." });
  const scope = { ownerId: "mara", sessionId: "context", turnId: deps.ids.newId() };
  const started = await startTurn(deps, { ...scope, text: "Where do I live?" });
  if (!started.ok || !started.value.turn) throw new Error("The golden studio's small model has no turn.");
  const { signal } = new AbortController();
  await runTurn({ ...deps, profile: profileOf(leanProfile) }, { ...started.value.turn, signal });
}

async function forkAndHold(studio: GoldenStudio): Promise<void> {
  const { deps, next, memoryIdOf } = studio;
  const ownerId = "mara";
  const events = await studio.events("memories");
  const turns = events.filter((event) => event.type === "turn-started");
  const removed = turns[0]?.items[0]?.itemId ?? "";
  const place = { kind: "turn", turnId: turns[3]?.turnId ?? "" } as const;
  const home = await memoryIdOf("Porto");
  const changes = {
    systemPrompt: "You are brief.",
    removeItemIds: [removed],
    memories: [{ operation: "ADD", input: { content: "Has a boat." } } as const],
  };
  const branch = { ownerId, sessionId: "branch" };
  const forked = await forkSession(deps, {
    ownerId,
    sessionId: "memories",
    branchId: "branch",
    place,
    changes,
    reason: "fork",
    sandbox: true,
  });
  if (!forked.ok || !forked.value.turn) throw new Error("The golden studio cannot fork.");
  const strategy = { name: "agemem", version: "1" } as const;
  await done(
    startStage(deps, { ...branch, episodeId: "episode", stage: 3, strategy, questionId: "question" }),
  );
  const breakpoints = [{ kind: "delete" }] as const;
  await done(setBreakpoints(deps, { ...branch, eventId: "breakpoints", breakpoints }));
  next(calls("Delete_memory", { memory_id: home, confirmation: true }), { text: "Brief: done." });
  const paused = untilPaused(studio);
  const memoryStore = deps.memoryStore.inSandbox(sandboxOf(await deps.sessionReader.read(branch)));
  const { signal } = new AbortController();
  const finished = runTurn({ ...deps, memoryStore }, { ...forked.value.turn, signal });
  const { turnId } = forked.value.turn;
  await paused;
  await done(decidePause(deps, { ...branch, turnId, eventId: "go-on", decision: "continue" }));
  await finished;
  const shown = await viewSandboxChanges(deps, branch);
  if (!shown.ok) throw new Error(shown.error.code);
  const chosen = shown.value
    .filter(({ memoryId }) => memoryId !== home)
    .map(({ memoryId, current }) => ({ memoryId, shownVersion: current?.version ?? null }));
  await done(applySandbox(deps, { ...branch, requestId: "apply", chosen }));
}

/** Every way to keep a conversation, ending with its words gone. */
async function keepHouse(studio: GoldenStudio): Promise<void> {
  const { deps } = studio;
  const scope = { ownerId: "mara", sessionId: "house" };
  await done(beginTemporaryChat(deps, scope));
  await studio.turn("house", "My locker has the number 88.", { text: "Locker 88, only for now." });
  await done(renameSession(deps, { ...scope, eventId: "house-rename", title: "The locker" }));
  await done(pinSession(deps, { ...scope, eventId: "house-pin", pinned: true }));
  await done(archiveSession(deps, { ...scope, eventId: "house-archive", archived: true }));
  await done(deleteSession(deps, { ...scope, eventId: "house-delete" }));
  await done(restoreSession(deps, { ...scope, eventId: "house-restore" }));
  await done(purgeSession(deps, { ...scope, eventId: "house-purge" }));
}

/** An experiment that is planned and deleted again. */
async function experimentOn(studio: GoldenStudio): Promise<void> {
  const { deps } = studio;
  const scope = { ownerId: "mara", sessionId: "experiment" };
  await studio.turn("experiment", "The tram leaves at nine.", { text: "At nine, then." });
  const turnId = await studio.turn("experiment", "When does it leave?", { text: "At nine." });
  const started = (await studio.events("experiment")).find((event) => event.type === "turn-started");
  const plan = { experimentId: "experiment-1", title: "Without the tram", phrase: "nine" };
  await done(planExperiment(deps, { ...scope, ...plan, turnId, off: [started?.sequence ?? 0] }));
  await done(deleteExperiment(deps, { ...scope, eventId: "experiment-2", experimentId: "experiment-1" }));
}

/** Resolves when the branch's turn is held. */
function untilPaused({ deps }: GoldenStudio): Promise<void> {
  return new Promise((resolve) => {
    const stop = deps.live.subscribe({ ownerId: "mara", sessionId: "branch" }, (message) => {
      if (message.type !== "events" || !message.events.some((event) => event.type === "turn-paused")) return;
      stop();
      resolve();
    });
  });
}
