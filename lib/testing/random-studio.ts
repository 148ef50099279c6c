import { createInMemoryDatabase, currentVersionsOf } from "@/lib/adapters/memory-storage/database";
import { type ContextItem, isLive } from "@/lib/core/log/context-item";
import { protectItem, restoreItems, undoSummary } from "../use-cases/context/change-context";
import { applyOperation } from "../use-cases/operation/apply-operation";
import type { Command, PersonAct, RandomCall, RandomHistory, RandomStep } from "./random-commands";
import type { ScriptedStep } from "./scripted-model";
import { createStudio } from "./studio";

/** The two sessions of the one owner. */
export const sessionIds = ["session-1", "session-2"] as const;

/** An app in memory that plays a random history, one command at a time. */
export function createRandomStudio(history: RandomHistory) {
  const database = createInMemoryDatabase();
  const { contextLimitTokens, filterThreshold, summary } = history;
  let stopper = new AbortController();
  const script: ScriptedStep[] = history.steps.map((step) => scripted(step));
  const studio = createStudio(script, {
    database,
    summary,
    settings: { contextLimitTokens, filterThreshold },
  });
  const { deps } = studio;
  const { ownerId } = studio.scope;

  function scripted(step: RandomStep): ScriptedStep {
    const played = {
      text: step.text,
      ...(step.fails && { fail: step.fails }),
      async before() {
        for (const act of step.meanwhile) await perform(act);
        if (step.stops) stopper.abort();
      },
    };
    if (step.calls.length === 0) return played;
    return Object.defineProperty(played, "calls", {
      // Read when the step is played: only then it is known which memories there are to name.
      get: () =>
        step.calls.map(({ toolName, memory, input }) => ({ toolName, input: withMemory(input, memory) })),
    });
  }

  function withMemory(input: unknown, memory: number | undefined): unknown {
    if (memory === undefined || typeof input !== "object") return input;
    const known = currentVersionsOf(database, ownerId);
    return { memory_id: known[memory % (known.length + 1)]?.memoryId ?? "mem_nobody", ...input };
  }

  /** Chooses mostly among the items that fit the act, else any item, else one that does not exist. */
  async function picker(
    sessionId: string,
    fits: (item: ContextItem) => boolean,
  ): Promise<(pick: number) => string> {
    const { items, order } = await deps.sessionReader.read({ ownerId, sessionId });
    const fitting = [...items.values()].filter(fits).map((item) => item.itemId);
    return (pick) => {
      const among = pick % 5 > 0 && fitting.length > 0 ? fitting : [...order, "nobody"];
      return among[pick % among.length] ?? "nobody";
    };
  }

  async function perform(act: PersonAct): Promise<void> {
    const sessionId = sessionIds[act.session] ?? sessionIds[0];
    const change = { ownerId, sessionId, eventId: deps.ids.newId() };
    switch (act.type) {
      case "operate":
        return void (await operate(change, act.call));
      case "restore": {
        const itemIds = act.picks.map(await picker(sessionId, (item) => !isLive(item)));
        return void (await restoreItems(deps, { ...change, itemIds }));
      }
      case "undo": {
        const summaryItemId = (await picker(sessionId, (item) => item.kind === "summary"))(act.pick);
        return void (await undoSummary(deps, { ...change, summaryItemId }));
      }
      case "protect": {
        const itemId = (await picker(sessionId, isLive))(act.pick);
        const { pinned, neverFilter } = act;
        return void (await protectItem(deps, { ...change, itemId, pinned, neverFilter }));
      }
    }
  }

  /** Every request is sent twice, as a person on a bad line does: the second one must change nothing. */
  async function operate(
    change: { ownerId: string; sessionId: string; eventId: string },
    call: RandomCall,
  ): Promise<void> {
    const input = withMemory(call.input, call.memory);
    const request = {
      ...change,
      newSession: true,
      by: "person",
      call: null,
      name: call.toolName,
      input,
    } as const;
    await applyOperation(deps, request);
    const head = (await deps.sessionReader.read(change)).sequence;
    await applyOperation(deps, request);
    const again = (await deps.sessionReader.read(change)).sequence;
    if (again !== head)
      throw new Error(`Repeating ${change.eventId} moved the log from ${head} to ${again}.`);
  }

  return {
    ...studio,
    database,
    /** Does one command and waits for its end. */
    async play(command: Command): Promise<void> {
      if (command.type !== "say") return perform(command);
      stopper = new AbortController();
      await studio.say(command.text, stopper.signal, sessionIds[command.session]);
    },
  };
}
