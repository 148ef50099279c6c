import { describe, expect, test } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { turnTaint, typedIn } from "./turn-taint";

const signal = new AbortController().signal;
const text = "The rent account is DE12.";
const paste = [{ start: 0, end: text.length }];
const filter = { calls: [{ toolName: "Filter_context", input: { criteria: text } }] };
const summary = { calls: [{ toolName: "Summary_context", input: { span: "all" } }] };
const idle = { text: "I see." };

async function taintAfter(
  script: Parameters<typeof createStudio>[0],
  messages: readonly string[],
): Promise<ReturnType<typeof turnTaint>> {
  const studio = createStudio(script);
  await studio.say(text, signal, undefined, paste);
  let turnId = "";
  for (const message of messages) turnId = await studio.say(message, signal, undefined, []);
  return turnTaint(await studio.state(), turnId);
}

describe("text by others before the model", () => {
  const older = { source: "pasted-text", isRecent: false };

  test("lasts while it is in the context, however many turns have passed", async () => {
    expect(await taintAfter([idle], ["One."])).toEqual({ ...older, isRecent: true });
    expect(await taintAfter([idle], ["One.", "Two."])).toEqual(older);
    expect(await taintAfter([idle], ["One.", "Two.", "Three.", "Four."])).toEqual(older);
  });

  test("lasts in a summary that was made of it, and in answers that were made beside it", async () => {
    expect(await taintAfter([idle, summary, idle], ["Sum it up.", "Two.", "Three."])).toEqual(older);
    expect(await taintAfter([idle, filter, idle], ["Drop it.", "Two.", "Three."])).toEqual(older);
  });

  test("is gone once it and everything that was made beside it have left", async () => {
    const studio = createStudio([idle]);
    await studio.say(text, signal, undefined, paste);
    await studio.say("One.", signal, undefined, []);
    const { items } = await studio.state();
    const made = [...items.values()].filter(({ kind }) => kind !== "system").map(({ itemId }) => itemId);
    await studio.operate("FILTER", { criteria: text, item_ids: made });
    const state = await studio.state();
    const allGone = {
      ...state,
      items: state.items.map((item) =>
        made.includes(item.itemId)
          ? {
              ...item,
              fate: {
                status: "filtered" as const,
                bySequence: state.sequence,
                score: null,
                reason: "filter" as const,
              },
            }
          : item,
      ),
    };
    const turnIds = state.turns.map(({ turnId }) => turnId).toArray();
    const later = { ...state.turns.last(), turnId: "turn-x", userItemIds: [], pasted: [] };
    const turns = state.turns.push(later as never).push({ ...later, turnId: "turn-y" } as never);
    expect(turnIds).toHaveLength(2);
    expect(turnTaint({ ...allGone, turns }, "turn-y")).toBeNull();
    expect(turnTaint({ ...state, turns }, "turn-y")).toEqual(older);
  });

  test("is nothing where all was typed", async () => {
    const studio = createStudio([idle]);
    const turnId = await studio.say("I like tea.", signal, undefined, []);
    expect(turnTaint(await studio.state(), turnId)).toBeNull();
    expect(turnTaint(await studio.state(), null)).toBeNull();
  });
});

test("what was typed is the message without its pastes", async () => {
  const studio = createStudio([idle]);
  await studio.say("Read this: PASTED please", signal, undefined, [{ start: 11, end: 17 }]);
  const state = await studio.state();
  const turn = state.turns.last();
  expect(turn && typedIn(state, turn)).toBe("Read this: \n please");
});
