import { describe, expect, test } from "vitest";
import { readAction } from "./read-action";

const possible = ["turn left", "move forward", "put on(a, b)"];

describe("the action that an answer names", () => {
  test.each([
    ["Action: turn left", "turn left"],
    ["I see a ball.\nAction: move forward", "move forward"],
    ["**Action:** Move Forward.", "move forward"],
    ["- action : `turn left`", "turn left"],
    ["Action: move forward\nAction: turn left", "turn left"],
    ["Action: put on(a,b)", "put on(a, b)"],
    ["turn left", "turn left"],
    ["“Turn left.”", "turn left"],
    ["Action:turn left", "turn left"],
  ])("of %j is %s", (answer, action) => {
    expect(readAction(answer, possible)).toBe(action);
  });

  test("is one that nobody listed, too: the world says whether it knows it", () => {
    expect(readAction("Action: dance wildly", possible)).toBe("dance wildly");
    expect(readAction("Action: open door to kitchen", null)).toBe("open door to kitchen");
  });

  test.each([
    "",
    "I do not know.",
    "Action:",
    "My next action is to turn left.",
    "turn left, then move forward",
  ])("is nobody's guess: none in %j", (answer) => {
    expect(readAction(answer, possible)).toBeNull();
  });
});
