import { describe, expect, test } from "vitest";
import { firstMessageOf } from "@/lib/core/session/session-state";
import { calls, createStudio } from "@/lib/testing/studio";
import { undoMemoryChanges } from "../memory/undo-memory-changes";
import { runTurn } from "../session/run-turn";
import { editMessage } from "./edit-message";

type Studio = ReturnType<typeof createStudio>;

async function edit(
  studio: Studio,
  turnId: string,
  text?: string,
  branchId = "branch-1",
  sessionId = studio.scope.sessionId,
) {
  const edited = await editMessage(studio.deps, {
    ownerId: "mara",
    sessionId,
    branchId,
    turnId,
    ...(text === undefined ? {} : { text }),
  });
  if (edited.ok && edited.value.turn)
    await runTurn(studio.deps, { ...edited.value.turn, signal: new AbortController().signal });
  return edited;
}

const contents = async (studio: Studio) =>
  (await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 9 }))
    .map((memory) => memory.content)
    .sort();
const add = (content: string) => calls("Add_memory", { content });

describe("an edited message", () => {
  test("goes on in a sibling: the old answer stays, its memory changes are undone before the new one is made", async () => {
    const studio = createStudio([
      add("Lives in Bergen."),
      { text: "Noted Bergen." },
      add("Lives in Oslo."),
      { text: "Noted Oslo." },
    ]);
    const turnId = await studio.say("I live in Bergen.");
    expect(await edit(studio, turnId, "I live in Oslo.")).toMatchObject({ ok: true, value: { undone: 1 } });
    expect(await contents(studio)).toEqual(["Lives in Oslo."]);
    const parent = await studio.state();
    expect(parent.turns.last()).toMatchObject({ status: "completed" });
    expect(firstMessageOf(parent)).toBe("I live in Bergen.");
    const branch = await studio.events("branch-1");
    const types = branch.map((event) => event.type);
    expect(types.indexOf("memory-deleted")).toBeLessThan(types.indexOf("step-started"));
    expect(branch.find((event) => event.type === "memory-deleted")).toMatchObject({
      by: "person",
      undoes: expect.any(String),
    });
    const list = await studio.deps.sessionDirectory.list({ ownerId: "mara", limit: 9 });
    expect(list).toMatchObject([{ sessionId: "branch-1", branches: 2, title: "I live in Oslo" }]);
  });

  test("leaves later turns too, keeps what the person did by hand, and keeps are one step away", async () => {
    const studio = createStudio([{ text: "Hi." }, add("Likes tea."), { text: "Tea." }, { text: "Else." }]);
    const first = await studio.say("Hello.");
    await studio.say("I like tea.");
    await studio.operate("ADD", { content: "Has a boat." });
    await edit(studio, first, "Good day.");
    expect(await contents(studio)).toEqual(["Has a boat."]);
    const undone = (await studio.events("branch-1")).filter(
      (event) => "undoes" in event && event.undoes !== undefined,
    );
    await undoMemoryChanges(studio.deps, {
      ownerId: "mara",
      sessionId: "branch-1",
      requestId: "keep",
      target: { kind: "events", eventIds: undone.map((event) => event.id) },
      mode: "only-this",
    });
    expect(await contents(studio)).toEqual(["Has a boat.", "Likes tea."]);
  });

  test("is answered again without another text, as often as wanted, always from the same place", async () => {
    const studio = createStudio([{ text: "One." }, { text: "Two." }, { text: "Three." }]);
    const turnId = await studio.say("Count.");
    await edit(studio, turnId);
    const second =
      (await studio.deps.sessionReader.read({ ownerId: "mara", sessionId: "branch-1" })).turns.last()
        ?.turnId ?? "";
    await edit(studio, second, undefined, "branch-2", "branch-1");
    const tree = await studio.deps.sessionDirectory.branchesOf({ ownerId: "mara", sessionId: "branch-2" });
    expect(tree.map((branch) => [branch.sessionId, branch.parentSessionId, branch.reason])).toEqual([
      [studio.scope.sessionId, null, null],
      ["branch-1", studio.scope.sessionId, "regenerate"],
      ["branch-2", studio.scope.sessionId, "regenerate"],
    ]);
  });

  test("is refused while an answer runs, for an empty text and for a message that is not there; nothing changes", async () => {
    const studio = createStudio([{ text: "One." }, { hang: true }]);
    const turnId = await studio.say("Count.");
    expect(await edit(studio, turnId, " ")).toMatchObject({ ok: false, error: { code: "empty-message" } });
    expect(await edit(studio, "nowhere", "Text.")).toMatchObject({
      ok: false,
      error: { code: "unknown-step" },
    });
    const abort = new AbortController();
    const running = studio.say("Wait.", abort.signal);
    while ((await studio.state()).turns.size < 2) await Promise.resolve();
    expect(await edit(studio, turnId, "Other.")).toMatchObject({
      ok: false,
      error: { code: "fork-of-running-turn" },
    });
    abort.abort();
    await running;
    expect(await studio.events("branch-1")).toEqual([]);
  });
});
