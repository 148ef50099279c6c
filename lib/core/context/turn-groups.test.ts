import { describe, expect, test } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { liveItems } from "../session/session-state";
import { contextParts } from "./turn-groups";

const partsOf = ({ state }: SessionScript) =>
  contextParts(state).map((part) =>
    part.kind === "item" ? part.item.kind : `turn ${part.group.number}: ${part.group.items.length}`,
  );

function talk(script: SessionScript, turns: number): void {
  for (let turn = 0; turn < turns; turn += 1) {
    script.say(`message ${turn}`);
    script.callTool();
    script.startStep();
    script.answer(`answer ${turn}`);
  }
}

describe("the context by turn", () => {
  test("what a turn brought stands together, the system prompt alone", () => {
    const script = new SessionScript();
    talk(script, 3);
    expect(partsOf(script)).toEqual(["system", "turn 1: 4", "turn 2: 4", "turn 3: 4"]);
    const groups = contextParts(script.state).flatMap((part) => (part.kind === "turn" ? [part.group] : []));
    expect(groups.map(({ isLast }) => isLast)).toEqual([false, false, true]);
  });

  test("a summary is of no turn, and may divide one", () => {
    const script = new SessionScript();
    talk(script, 2);
    const inner = liveItems(script.state).filter(({ turnId }) => turnId === "turn-1");
    script.summarize(
      inner.slice(1, 3).map(({ itemId }) => itemId),
      "short",
    );
    expect(partsOf(script)).toEqual(["system", "turn 1: 1", "summary", "turn 1: 1", "turn 2: 4"]);
  });

  test("every live item stands in exactly one part, in the order of the context, whatever leaves and comes back", () => {
    const script = new SessionScript({ contextLimitTokens: 1_000_000 });
    for (let round = 0; round < 12; round += 1) {
      talk(script, 1);
      const live = liveItems(script.state).slice(1);
      const taken = live.filter((_, index) => (index * 7 + round) % 5 === 0).map(({ itemId }) => itemId);
      if (round % 3 === 0) script.summarize(taken, `summary ${round}`);
      if (round % 3 === 1) script.filter(taken);
      if (round % 3 === 2) script.restore([...script.state.left.keys()].slice(0, 2));
      const flat = contextParts(script.state).flatMap((part) =>
        part.kind === "item" ? [part.item] : part.group.items,
      );
      expect(flat.map(({ itemId }) => itemId)).toEqual(liveItems(script.state).map(({ itemId }) => itemId));
      for (const part of contextParts(script.state))
        if (part.kind === "turn")
          expect(part.group.items.every(({ turnId }) => turnId === part.group.turn.turnId)).toBe(true);
    }
  });
});
