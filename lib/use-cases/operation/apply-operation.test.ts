import { describe, expect, test } from "vitest";
import { liveItems } from "@/lib/core/session/session-state";
import { calls, createStudio } from "@/lib/testing/studio";
import { createTestEmbedder } from "@/lib/testing/world";
import { restoreItems, undoSummary } from "../context/change-context";

/** The last event an operation appended. */
function eventOf(applied: Awaited<ReturnType<ReturnType<typeof createStudio>["operate"]>>) {
  if (!applied.ok) throw new Error(applied.error.code);
  const event = applied.value.events.at(-1);
  if (!event) throw new Error("no event");
  return event;
}

describe("long-term memory", () => {
  test("ADD, UPDATE and DELETE leave every version in the history", async () => {
    const studio = createStudio([]);
    const added = eventOf(
      await studio.operate("ADD", { content: "Mara lives in Bergen.", metadata: { slot: "home" } }),
    );
    if (added.type !== "memory-added") throw new Error(added.type);
    expect(added).toMatchObject({ by: "person", origin: "edited-by-person", memoryPosition: 1 });
    await studio.operate("UPDATE", {
      memory_id: added.memoryId,
      content: "Mara lives in Tromsø.",
      metadata: { since: "November" },
    });
    await studio.operate("DELETE", { memory_id: added.memoryId, confirmation: true });
    const memory = await studio.deps.memoryStore.find({ ownerId: "mara", memoryId: added.memoryId });
    expect(memory?.versions.map(({ content, validFrom, validTo }) => [content, validFrom, validTo])).toEqual([
      ["Mara lives in Bergen.", 1, 2],
      ["Mara lives in Tromsø.", 2, 3],
    ]);
    expect(memory?.versions[1]?.metadata).toEqual({ slot: "home", since: "November" });
  });

  test.each([
    ["ADD", { content: "   " }, "EMPTY_CONTENT"],
    ["ADD", { content: "too long" }, "CONTENT_TOO_LONG"],
    ["ADD", { content: "mara LIVES in bergen!" }, "DUPLICATE_MEMORY"],
    ["ADD", { content: 7 }, "MALFORMED_ARGUMENTS"],
    ["ADD", "not json", "MALFORMED_ARGUMENTS"],
    ["ADD", { content: "Fine", metadata: JSON.parse('{"__proto__": "x"}') }, "MALFORMED_ARGUMENTS"],
    ["UPDATE", { memory_id: "mem_nobody", content: "New" }, "UNKNOWN_ID"],
    ["UPDATE", { memory_id: "mem_0005", content: "Mara lives in Bergen." }, "UNCHANGED"],
    ["DELETE", { memory_id: "mem_0005", confirmation: false }, "NOT_CONFIRMED"],
    ["DELETE", { memory_id: "mem_nobody", confirmation: true }, "UNKNOWN_ID"],
    ["RETRIEVE", { query: " " }, "EMPTY_QUERY"],
    ["RETRIEVE", { top_k: 3 }, "MALFORMED_ARGUMENTS"],
    ["SUMMARY", { span: "0" }, "INVALID_SPAN"],
    ["SUMMARY", { span: "-3" }, "INVALID_SPAN"],
    ["SUMMARY", { span: "1e9" }, "INVALID_SPAN"],
    ["SUMMARY", { span: "full" }, "INVALID_SPAN"],
    ["SUMMARY", { span: "all" }, "NOTHING_TO_SUMMARIZE"],
    ["FILTER", { criteria: "" }, "EMPTY_CRITERIA"],
    ["constructor", {}, "UNKNOWN_TOOL"],
  ])("%s %j is refused as %s and changes nothing", async (name, input, code) => {
    const studio = createStudio([]);
    const added = eventOf(await studio.operate("ADD", { content: "Mara lives in Bergen." }));
    if (added.type !== "memory-added") throw new Error(added.type);
    const withId = JSON.parse(
      JSON.stringify(input).replace("mem_0005", added.memoryId).replace("too long", "x".repeat(4_001)),
    );
    const refused = eventOf(await studio.operate(name, withId));
    expect(refused).toMatchObject({ type: "operation-rejected", code });
    expect(await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 9 })).toHaveLength(1);
  });

  test.each([
    ["ADD", { content: "Mara rows.", metadata: null, memory_type: null }, []],
    ["ADD", JSON.stringify(JSON.stringify({ content: "Mara rows." })), []],
    ["ADD", [{ content: "Mara rows." }], []],
    ["ADD", { content: "Mara rows.", required: ["content"], additionalProperties: false }, []],
    ["ADD", { content: "Mara rows.", metadata: '{"slot": "sport"}' }, []],
    ["ADD", { arguments: JSON.stringify({ content: "Mara rows." }) }, []],
    ["ADD", { parameters: { content: "Mara rows." } }, []],
    ["ADD", `\`\`\`json\n${JSON.stringify({ content: "Mara rows." })}\n\`\`\``, []],
    ["ADD", { content: [{ type: "text", text: "Mara rows." }], memoryType: "User Info" }, []],
    ["ADD", { content: "Mara rows.", metadata: { slot: "sport", since: null } }, []],
    ["RETRIEVE", { query: "rows", topK: 3 }, []],
    ["ADD", { content: "Mara rows.", owner: "eve" }, ["owner was left out"]],
    ["ADD", { content: "Mara rows.", metadata: { anyOf: [{ type: "string" }] } }, ["metadata was left out"]],
    ["ADD", { content: "Mara rows.", memory_type: "hobby" }, ["memory_type was left out"]],
    ["RETRIEVE", { query: "rows", top_k: "3" }, []],
    ["RETRIEVE", { query: "rows", top_k: 500 }, []],
    ["RETRIEVE", { query: "rows", top_k: 0 }, ["top_k was left out"]],
    ["RETRIEVE", { query: ["rows", "boat"] }, []],
    [
      "RETRIEVE",
      { query: "rows", metadata_filter: { keywords: ["a", "b"] } },
      ["metadata_filter was left out"],
    ],
  ])("%s %j means one thing and is done; what cannot be used is named", async (name, input, named) => {
    const studio = createStudio([]);
    const done = eventOf(await studio.operate(name, input));
    expect(["memory-added", "memories-retrieved"]).toContain(done.type);
    const leftOut = "leftOut" in done ? (done.leftOut ?? []) : [];
    expect(leftOut).toEqual(named.map((words) => expect.stringContaining(words)));
  });

  test("a span given as a number is read", async () => {
    const studio = createStudio([{ text: "word ".repeat(60) }]);
    await studio.say("Tell me.");
    expect(eventOf(await studio.operate("SUMMARY", { span: 2 }))).toMatchObject({
      type: "context-summarized",
    });
  });

  test("a foreign memory id reads exactly like an unknown one", async () => {
    const mine = createStudio([]);
    const added = eventOf(await mine.operate("ADD", { content: "A secret of Mara." }));
    if (added.type !== "memory-added") throw new Error(added.type);
    const eve = createStudio([], { database: mine.adapters.database });
    const foreign = { ...eve.scope, ownerId: "eve", sessionId: "eve-1" };
    const { applyOperation } = await import("./apply-operation");
    const attempt = async (memoryId: string) =>
      eventOf(
        await applyOperation(eve.deps, {
          ...foreign,
          newSession: true,
          by: "person",
          eventId: `try ${memoryId}`,
          call: null,
          name: "DELETE",
          input: { memory_id: memoryId, confirmation: true },
        }),
      );
    const reasonOf = (event: Awaited<ReturnType<typeof attempt>>) =>
      event.type === "operation-rejected" ? event.reason : "";
    expect(reasonOf(await attempt(added.memoryId)).replace(added.memoryId, "ID")).toBe(
      reasonOf(await attempt("mem_nobody")).replace("mem_nobody", "ID"),
    );
    expect(await mine.deps.memoryStore.countCurrent({ ownerId: "mara" })).toBe(1);
  });

  test("repeating a request changes nothing and answers the same", async () => {
    const studio = createStudio([]);
    const first = eventOf(await studio.operate("ADD", { content: "Mara lives in Bergen." }, "request-1"));
    expect(eventOf(await studio.operate("ADD", { content: "Mara lives in Bergen." }, "request-1"))).toEqual(
      first,
    );
    expect(await studio.events()).toHaveLength(2);
  });

  test("the server says where a memory came from, with the quoted words", async () => {
    const studio = createStudio([
      {
        calls: [
          { toolName: "Add_memory", input: { content: "Mara is allergic to peanuts." } },
          { toolName: "Add_memory", input: { content: "Mara enjoys winter sports." } },
        ],
      },
      { text: "Noted." },
    ]);
    await studio.say("Hello there. I'm Mara and I'm allergic to peanuts.");
    const [said, inferred] = (await studio.events()).filter((event) => event.type === "memory-added");
    expect(said).toMatchObject({
      origin: "said-by-person",
      source: { quote: "I'm Mara and I'm allergic to peanuts." },
    });
    expect(inferred).toMatchObject({ origin: "inferred-by-agent", source: null });
  });

  test("names the nearest memories beside what it stores, so that the model can UPDATE one of them", async () => {
    const studio = createStudio([
      calls("Add_memory", { content: "Mara lives in Oslo." }),
      { text: "Noted." },
    ]);
    await studio.operate("ADD", { content: "Mara lives in Bergen." });
    await studio.say("I live in Oslo now.");
    const told = JSON.stringify(studio.model.requests.at(-1)?.messages);
    expect(told).toMatch(/neighbours.*mem_.*Mara lives in Bergen\..*contradicts/);
    expect(await studio.deps.memoryStore.countCurrent({ ownerId: "mara" })).toBe(2);
  });

  test("an agent changes nothing that changed after it was shown, and is shown what it says now", async () => {
    const script = [calls("Add_memory", { content: "Trip to Faro: budget 500 EUR." }), { text: "Noted." }];
    const studio = createStudio(script);
    await studio.say("Trip to Faro: budget 500 EUR.");
    const [memory] = await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 1 });
    const memory_id = memory?.memoryId ?? "";
    await studio.operate("UPDATE", { memory_id, content: "Trip to Faro: budget 700 EUR." });
    const change = calls("Update_memory", { memory_id, content: "Trip to Faro: hotel Ritz." });
    script.push(change, change, { text: "Done." });
    await studio.say("Hotel Ritz instead.");
    const done = (await studio.events()).flatMap((event) =>
      event.type === "operation-rejected" || event.type === "memory-updated" ? [event] : [],
    );
    expect(done).toMatchObject([
      { by: "person", version: 2 },
      { code: "CHANGED_MEANWHILE", result: { text: expect.stringContaining("budget 700 EUR") } },
      { by: "agent", version: 3 },
    ]);
  });

  test("two sessions that store the same at once store it once", async () => {
    const studio = createStudio([]);
    const { applyOperation } = await import("./apply-operation");
    const add = (sessionId: string) =>
      applyOperation(studio.deps, {
        ownerId: "mara",
        sessionId,
        newSession: true,
        by: "person",
        eventId: `add-${sessionId}`,
        call: null,
        name: "ADD",
        input: { content: "Mara likes tea." },
      });
    const ends = (await Promise.all(["one", "two", "three"].map(add))).map(
      (applied) => eventOf(applied).type,
    );
    expect(ends.sort()).toEqual(["memory-added", "operation-rejected", "operation-rejected"]);
    expect(await studio.deps.memoryStore.countCurrent({ ownerId: "mara" })).toBe(1);
  });

  test("an add makes one embedding call and no model call", async () => {
    const studio = createStudio([]);
    await studio.operate("ADD", { content: "Mara lives in Bergen." });
    expect(studio.adapters.embedder.calls).toHaveLength(1);
    expect(studio.model.requests).toHaveLength(0);
  });
});

describe("RETRIEVE", () => {
  test("places hits as one item, names what stands in the context already, and keeps the near misses", async () => {
    const studio = createStudio([]);
    for (const place of ["Bergen", "Oslo", "Tromsø", "Molde", "Bodø"])
      await studio.operate("ADD", { content: `Mara once lived in ${place}.` });
    const named = eventOf(await studio.operate("RETRIEVE", { query: "lived in Bergen", top_k: 2 }));
    if (named.type !== "memories-retrieved") throw new Error(named.type);
    expect(named.hits.map(({ content }) => content)).toEqual(["Mara once lived in Bergen."]);
    expect(named.nearMisses.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 4 }, () => "below-cut"),
    );
    const first = eventOf(await studio.operate("RETRIEVE", { query: "where Mara lived", top_k: 3 }));
    if (first.type !== "memories-retrieved") throw new Error(first.type);
    expect(first.hits.length + first.alreadyInContext.length).toBe(3);
    expect(first.nearMisses.map(({ reason }) => reason)).toEqual(["below-top-k", "below-top-k"]);
    const second = eventOf(await studio.operate("RETRIEVE", { query: "lived in Bergen", top_k: 2 }));
    expect(second).toMatchObject({ hits: [], alreadyInContext: [{}], result: null });
  });
});

describe("SUMMARY", () => {
  test("stands where its first item stood, and can be undone exactly", async () => {
    const studio = createStudio([{ text: "A long answer about nothing in particular, word after word." }]);
    for (const text of [
      "First message of the day.",
      "Second message of the day.",
      "Third message of the day.",
    ])
      await studio.say(text);
    const before = await studio.state();
    const summarized = eventOf(await studio.operate("SUMMARY", { span: "4" }));
    if (summarized.type !== "context-summarized") throw new Error(summarized.type);
    const after = await studio.state();
    expect(liveItems(after).map((item) => item.kind)).toEqual(["system", "user", "agent", "summary"]);
    expect(after.liveTokens).toBe(before.liveTokens - summarized.tokensBefore + summarized.tokensAfter);
    await undoSummary(studio.deps, {
      ...studio.scope,
      eventId: "undo-1",
      summaryItemId: summarized.summary.itemId,
    });
    expect(liveItems(await studio.state()).map((item) => item.itemId)).toEqual(
      liveItems(before).map((item) => item.itemId),
    );
  });

  test("an empty or longer summary is refused and the originals stay", async () => {
    for (const [summary, code] of [
      ["", "SUMMARY_EMPTY"],
      ["long ".repeat(200), "SUMMARY_NOT_SHORTER"],
    ] as const) {
      const studio = createStudio([{ text: "Short." }], { summary });
      await studio.say("Hello.");
      const before = liveItems(await studio.state());
      expect(eventOf(await studio.operate("SUMMARY", { span: "all" }))).toMatchObject({
        type: "operation-rejected",
        code,
      });
      expect(liveItems(await studio.state())).toEqual(before);
    }
  });
});

describe("FILTER", () => {
  test("never takes the system prompt, the current message or the calling step, and keeps calls with their results", async () => {
    const filtering = { text: "Dropping football.", ...calls("Filter_context", { criteria: "football" }) };
    const script = [filtering, { text: "football it was" }, filtering, { text: "gone" }];
    const studio = createStudio(script, { settings: { filterThreshold: -1 } });
    await studio.say("football one");
    await studio.say("football two");
    const state = await studio.state();
    const [first, second] = (await studio.events()).filter((event) => event.type === "context-filtered");
    expect(first?.removedItemIds).toEqual([]);
    const asking = state.turns.last()?.userItemIds[0];
    expect(second?.removedItemIds).toHaveLength(2);
    expect(second?.candidates.map(({ itemId }) => itemId)).not.toContain(asking);
    expect(state.items.get(asking ?? "")?.fate.status).toBe("live");
    for (const item of liveItems(state)) {
      if (item.callItemId) expect(state.items.get(item.callItemId)?.fate.status).toBe("live");
    }
  });

  test("“that” takes the last exchange, and nothing of a language that it cannot read goes on a doubt", async () => {
    const answers = ["周二上午九点。", "皇马赢了。"].map((text) => ({ text }));
    const embedder = { ...createTestEmbedder(), reads: () => false };
    const filter = (criteria: string) => [calls("Filter_context", { criteria }), { text: "好。" }];
    const studio = createStudio([...answers, ...filter("航班"), ...filter("这个话题")], { embedder });
    await studio.say("我下周去东京出差，航班是周二上午九点。");
    await studio.say("昨晚足球比赛皇马赢了。");
    await studio.say("请移除航班。");
    const texts = async () => liveItems(await studio.state()).map(({ text }) => text);
    expect(await texts()).not.toContain("周二上午九点。");
    expect(await texts()).toContain("皇马赢了。");
    await studio.say("这个话题不要了。");
    expect(await texts()).toContain("皇马赢了。");
    expect(await texts()).not.toContain("请移除航班。");
    expect(embedder.calls).toEqual([]);
  });

  test("takes of a long message the pieces about the subject, and all of it with its answer where “that” means it", async () => {
    const embedder = { ...createTestEmbedder(), reads: () => false };
    const studio = createStudio([{ text: "That was long." }], { embedder });
    const subjects = [
      ["bread dough", "The bread dough rises. "],
      ["Bescheid vom Finanzamt", "Der Bescheid kommt vom Finanzamt. "],
      ["火星 火箭", "火箭飞向火星。"],
    ] as const;
    await studio.say(subjects.map(([, sentence]) => sentence.repeat(3_000 / sentence.length)).join(""));
    const live = async () => liveItems(await studio.state()).slice(1);
    const before = await live();
    for (const [criteria, sentence] of subjects) {
      await studio.operate("FILTER", { criteria });
      const left = (await live()).map(({ text }) => text);
      const share = (text: string) => ((text.split(sentence).length - 1) * sentence.length) / text.length;
      const gone = before.filter(({ text }) => !left.includes(text));
      expect(gone.every(({ text }) => share(text) > 0.3)).toBe(true);
      expect(left.every((text) => share(text) < 0.7)).toBe(true);
      expect(left).toContain("That was long.");
      const itemIds = gone.map(({ itemId }) => itemId);
      await restoreItems(studio.deps, { ...studio.scope, eventId: `restore ${criteria}`, itemIds });
      expect(await live()).toEqual(before);
    }
    await studio.operate("FILTER", { criteria: "that" });
    expect(await live()).toEqual([]);
  });

  test("restoring brings a tool call and its result back together", async () => {
    const studio = createStudio(
      [calls("Retrieve_memory", { query: "football" }), { text: "Nothing known." }],
      { settings: { filterThreshold: -1 } },
    );
    await studio.say("football?");
    const before = await studio.state();
    await studio.operate("FILTER", { criteria: "football" });
    const result = before.items.find((item) => item.callItemId !== undefined);
    await restoreItems(studio.deps, {
      ...studio.scope,
      eventId: "restore-1",
      itemIds: [result?.itemId ?? ""],
    });
    const live = liveItems(await studio.state());
    expect(live.map((item) => item.kind)).toEqual(["system", "agent", "retrieved"]);
  });
});
