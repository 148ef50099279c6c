import { describe, expect, test } from "vitest";
import { recordedPrompt } from "@/lib/core/context/recorded-prompt";
import { leanProfile, longProfile, profileOf } from "@/lib/core/model/model-profile";
import { foldSession } from "@/lib/core/session/fold";
import { liveItems } from "@/lib/core/session/session-state";
import { calls, createStudio } from "@/lib/testing/studio";
import { restoreItems, rewriteSystemPrompt } from "../context/change-context";
import { runTurn } from "./run-turn";
import { startTurn } from "./start-turn";

const lean = profileOf(leanProfile);

async function withMemories(
  script: Parameters<typeof createStudio>[0],
  contents: readonly string[] = ["Lives in Bergen.", "Is allergic to peanuts.", "Has a dog called Rex."],
  options: Parameters<typeof createStudio>[1] = {},
) {
  const studio = createStudio(script, { profile: lean, ...options });
  for (const content of contents) await studio.operate("ADD", { content });
  return studio;
}

const placingsIn = async (studio: ReturnType<typeof createStudio>) =>
  (await studio.events()).filter((event) => event.type === "memories-retrieved");

describe("memories that are placed before a turn", () => {
  test("stand in the prompt of every step of the turn as a note of the app that was heard, in front of the message", async () => {
    const studio = await withMemories([
      calls("Add_memory", { content: "Likes tea." }),
      { text: "In Bergen." },
    ]);
    await studio.say("In which town do I live, Bergen or Oslo?");
    const [placing] = await placingsIn(studio);
    expect(placing).toMatchObject({
      by: "app",
      step: null,
      placedFrom: 0.2,
      query: "In which town do I live, Bergen or Oslo?",
      result: { kind: "placed" },
    });
    expect(placing?.hits[0]?.content).toBe("Lives in Bergen.");
    expect(placing?.hits.length).toBeLessThanOrEqual(3);
    for (const { messages } of studio.model.requests.filter(({ withTools }) => withTools)) {
      const at = messages.findIndex(({ content }) => content.startsWith("In which town"));
      const [note, heard] = messages.slice(at - 2);
      expect(note).toMatchObject({
        role: "user",
        content: expect.stringMatching(/^\[Memories placed by the app\]/),
      });
      expect(note?.content).toContain('"Lives in Bergen." (memory_id mem_');
      expect(note?.content).toMatch(/Otherwise answer from them\.$/);
      expect(note?.content).not.toMatch(/score|metadata|said_at/);
      expect(heard).toEqual({ role: "assistant", content: "Understood.", toolCalls: [] });
    }
  });

  test("are counted, replayed and proven like any item", async () => {
    const studio = await withMemories([{ text: "In Bergen." }]);
    await studio.say("Do I live in Bergen?");
    const events = await studio.events();
    const step = events.find((event) => event.type === "step-started");
    const prompt = recordedPrompt(events, step?.sequence ?? 0);
    expect(prompt?.isProven).toBe(true);
    expect(prompt?.messages).toEqual(studio.model.requests.at(-1)?.messages);
    const before = foldSession(events.slice(0, (step?.sequence ?? 1) - 1));
    const placed = liveItems(before).find(({ kind }) => kind === "placed");
    expect(placed?.tokens).toBeGreaterThan(10);
    expect(placed?.memories).toHaveLength((await placingsIn(studio))[0]?.hits.length ?? -1);
  });

  test("leave the context at the end of their turn, and come anew with the next message", async () => {
    const studio = await withMemories([{ text: "Yes." }]);
    await studio.say("Do I live in Bergen?");
    expect(liveItems(await studio.state()).map(({ kind }) => kind)).not.toContain("placed");
    await studio.say("Do I live in Bergen, then?");
    expect(await placingsIn(studio)).toHaveLength(2);
  });

  test("can be brought back and then taken by FILTER, and SUMMARY folds them within their turn", async () => {
    const studio = await withMemories(
      [{ text: "Yes." }, calls("Summary_context", { span: "all" }), { text: "Summed up." }],
      ["Is allergic to peanuts."],
      { settings: { filterThreshold: 0.3 } },
    );
    await studio.say("What about peanuts?");
    const itemId = (await placingsIn(studio))[0]?.result?.itemId ?? "";
    const back = { ...studio.scope, eventId: "back", itemIds: [itemId] };
    expect((await restoreItems(studio.deps, back)).ok).toBe(true);
    await studio.operate("FILTER", { criteria: "Is allergic to peanuts." });
    expect((await studio.state()).items.get(itemId)?.fate).toMatchObject({
      status: "filtered",
      reason: "filter",
    });
    await studio.say("Sum up what you know of peanuts.");
    const placed = (await placingsIn(studio))[1]?.result?.itemId ?? "";
    expect((await studio.state()).items.get(placed)?.fate.status).toBe("summarized");
  });

  test("leave where a model only copies that it heard them, and it is asked once more without them", async () => {
    const studio = await withMemories([{ text: "Understood." }, { text: "Understood." }]);
    await studio.say("Do I live in Bergen?");
    const [first, second] = studio.model.requests;
    expect(JSON.stringify(first?.messages)).toContain("Memories placed by the app");
    expect(JSON.stringify(second?.messages)).not.toContain("Memories placed by the app");
    expect(second?.messages.at(-1)).toMatchObject({ role: "user", content: "Do I live in Bergen?" });
    const events = await studio.events();
    expect(events.find((event) => event.type === "step-finished")).toMatchObject({
      finishReason: "only-heard",
      item: null,
      written: [{ as: "text", text: "Understood." }],
    });
    // Said without them, the same words are the model's own.
    expect(studio.model.requests).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({ type: "turn-completed", reason: "answered" });
  });

  test("say why nothing was placed where nothing fits, and cost nothing where there is no memory or no such profile", async () => {
    const stranger = await withMemories([{ text: "Hm." }], ["Zzz qqq."]);
    await stranger.say("Do I like mountains?");
    const [placing] = await placingsIn(stranger);
    expect(placing).toMatchObject({ hits: [], result: null, nearMisses: [{ reason: "below-floor" }] });
    const empty = await withMemories([{ text: "Hm." }], []);
    await empty.say("Do I like mountains?");
    expect(await placingsIn(empty)).toEqual([]);
    const long = await withMemories([{ text: "Hm." }], undefined, { profile: profileOf(longProfile) });
    await long.say("Do I live in Bergen?");
    expect(await placingsIn(long)).toEqual([]);
  });
});

describe("the profile of a session", () => {
  test("is named in its first event, with its own prompt and tools; the long one leaves no trace", async () => {
    const [started] = await (await withMemories([])).events();
    expect(started).toMatchObject({ type: "session-started", profile: { name: "lean", ...leanProfile } });
    const long = createStudio([{ text: "Hi." }]);
    await long.say("Hello.");
    const [first] = await long.events();
    expect(first).not.toHaveProperty("profile");
    expect(first?.type === "session-started" && started?.type === "session-started").toBe(true);
    if (first?.type !== "session-started" || started?.type !== "session-started") return;
    expect(started.toolTokens).toBeLessThan(first.toolTokens - 100);
    expect(started.item?.tokens).toBeLessThan(first.item?.tokens ?? 0);
  });

  test("follows the model that answers: the system prompt is replaced once, in its place, and the way back is the same", async () => {
    const studio = createStudio([{ text: "Hi." }]);
    await studio.say("Hello.");
    for (const text of ["And now?", "Still?"]) {
      const turnId = studio.deps.ids.newId();
      const started = await startTurn(studio.deps, { ...studio.scope, turnId, text });
      if (!started.ok || !started.value.turn) throw new Error("The turn has not begun.");
      const { signal } = new AbortController();
      await runTurn({ ...studio.deps, profile: lean }, { ...started.value.turn, signal });
    }
    await studio.say("Back again.");
    const changes = (await studio.events()).filter((event) => event.type === "profile-changed");
    expect(changes.map(({ profile }) => profile?.name ?? null)).toEqual(["lean", null]);
    const [system, ...others] = liveItems(await studio.state());
    expect(system).toMatchObject({
      kind: "system",
      text: studio.model.requests.at(-1)?.messages[0]?.content,
    });
    expect(others.some(({ kind }) => kind === "system")).toBe(false);
  });

  test("leaves a system prompt that the person rewrote, however often the model changes", async () => {
    const studio = createStudio([{ text: "Hi." }]);
    await studio.say("Hello.");
    const text = "Answer in rhymes.";
    await rewriteSystemPrompt(studio.deps, { ...studio.scope, eventId: "rewrite", text });
    for (const profile of [lean, undefined, lean]) {
      const turnId = studio.deps.ids.newId();
      const started = await startTurn(studio.deps, { ...studio.scope, turnId, text: "And now?" });
      if (!started.ok || !started.value.turn) throw new Error("The turn has not begun.");
      const { signal } = new AbortController();
      await runTurn({ ...studio.deps, ...(profile && { profile }) }, { ...started.value.turn, signal });
      expect(studio.model.requests.at(-1)?.messages[0]).toMatchObject({ role: "system", content: text });
    }
    const changes = (await studio.events()).filter((event) => event.type === "profile-changed");
    expect(changes.map(({ item }) => item)).toEqual([null, null, null]);
    expect((await studio.state()).profile).toMatchObject({ name: "lean" });
  });

  test("shortens what tools answer", async () => {
    const studio = await withMemories([calls("Retrieve_memory", { query: "Bergen" }), { text: "There." }]);
    await studio.say("Look Bergen up.");
    expect(studio.model.requests.at(-1)?.messages.at(-1)?.content).not.toMatch(/memory_type|score/);
  });
});
