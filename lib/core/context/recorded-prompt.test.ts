import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { foldSession } from "../session/fold";
import { prefixCacheOf } from "./prefix-cache";
import { recordedPrompt, stateBefore } from "./recorded-prompt";
import { lastReported, ratioByModel } from "./reported-usage";

function talk(): SessionScript {
  const script = new SessionScript();
  const [said] = script.say("first question");
  script.answer("first answer");
  script.filter([said?.itemId ?? ""]);
  script.say("second");
  script.answer("second answer");
  return script;
}

describe("recordedPrompt", () => {
  it("proves every step's prompt against the hash of what was sent, in any order of looking", () => {
    const { events } = talk();
    const steps = events.filter((event) => event.type === "step-started").map((event) => event.sequence);
    for (const sequence of [...steps].reverse())
      expect(recordedPrompt(events, sequence)?.isProven).toBe(true);
    expect(
      recordedPrompt(events, steps[1] ?? 0)?.messages.some((message) => message.content === "first question"),
    ).toBe(false);
    expect(recordedPrompt(events, 2)).toBeNull();
    expect(recordedPrompt(events, 999)).toBeNull();
  });

  it("shows what was sent: in turns over a wire, as it is to the built-in assistant", () => {
    const script = new SessionScript();
    const [said] = script.say("first question");
    script.answer("first answer");
    script.filter([said?.itemId ?? ""]);
    script.say("second");
    const builtIn = script.startStep();
    const overWire = script.events.map((event) =>
      event.type === "step-started" ? { ...event, systemPlace: "first" as const } : event,
    );
    const contents = (events: typeof script.events, kind: "messages" | "sent") =>
      recordedPrompt(events, builtIn.sequence)?.[kind].map(({ content }) => content);
    const rendered = ["You manage your own memory.", "first answer", "second"];
    expect(contents(script.events, "sent")).toEqual(rendered);
    expect(contents(overWire, "messages")).toEqual(rendered);
    expect(contents(overWire, "sent")).toEqual([
      rendered[0],
      "[Earlier messages have left the context.]",
      ...rendered.slice(1),
    ]);
  });

  it("says so when the log does not give what was sent", () => {
    const events = talk().events.map((event) =>
      event.type === "turn-started"
        ? { ...event, items: event.items.map((item) => ({ ...item, text: "forged" })) }
        : event,
    );
    const step = events.find((event) => event.type === "step-started");
    expect(recordedPrompt(events, step?.sequence ?? 0)?.isProven).toBe(false);
  });

  it("gives the same state folded on as folded at once", () => {
    const { events } = talk();
    const last = events.at(-1);
    const middle = events[4];
    if (!last || !middle) throw new Error("The script is too short.");
    stateBefore(events, middle);
    const state = stateBefore(events, last);
    expect(state.items.toJS()).toEqual(foldSession(events.slice(0, -1)).items.toJS());
    expect(state.sequence).toBe(events.length - 1);
  });
});

describe("prefixCacheOf", () => {
  it("names what broke the prefix and what that cost", () => {
    const script = new SessionScript();
    const [said] = script.say("first question");
    const first = script.startStep();
    script.finishStep({ text: "answer" });
    const filter = script.filter([said?.itemId ?? ""]);
    const second = script.startStep(150);
    expect(prefixCacheOf(script.events, first.sequence)).toBeNull();
    expect(prefixCacheOf(script.events, second.sequence)).toEqual({
      sharedTokens: 150,
      promptTokens: 160,
      lostTokens: 14,
      brokenBy: [filter],
    });
  });
});

describe("reported usage", () => {
  it("compares the last reported step and sums the ratio per model", () => {
    const script = new SessionScript();
    script.say("x");
    script.startStep();
    script.finishStep({ text: "a" }, 302);
    expect(lastReported(script.state)).toMatchObject({ countedTokens: 151, reportedTokens: 302, ratio: 2 });
    script.startStep();
    script.finishStep({ text: "b" });
    expect(lastReported(script.state)).toMatchObject({ reportedTokens: 302 });
    expect(ratioByModel(script.state)).toMatchObject([{ steps: 1, ratio: 2 }]);
  });
});
