import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { readSessionFile } from "../replay/session-file";
import { sessionFigures } from "./session-figures";

test("counts turns, steps and tokens, by the provider's report where there is one", () => {
  const script = new SessionScript();
  script.say("one");
  script.callTool();
  script.answer("first");
  const counted = script.events.flatMap((event) =>
    event.type === "step-started" ? [event.countedTokens] : [],
  );
  expect(sessionFigures("session-1", script.events)).toMatchObject({
    turns: 1,
    steps: 2,
    promptTokens: counted.reduce((sum, tokens) => sum + tokens, 0),
    costUsd: null,
    errors: 0,
    refused: 0,
    undone: 0,
    overruns: 0,
    context: counted,
    standsOut: [],
  });
  script.say("two");
  script.startStep();
  script.finishStep({ text: "second" }, 5_000);
  const { promptTokens, steps } = sessionFigures("session-1", script.events);
  expect(steps).toBe(3);
  expect(promptTokens).toBe(counted.reduce((sum, tokens) => sum + tokens, 0) + 5_000);
});

test("names a failed turn and the step of its replay", () => {
  const script = new SessionScript();
  script.say("one");
  script.answer("first");
  script.say("two");
  script.append({ type: "turn-failed", ...script.place("app"), code: "model", message: "HTTP 500" });
  const { errors, standsOut } = sessionFigures("session-1", script.events);
  expect(errors).toBe(1);
  expect(standsOut).toMatchObject([{ kind: "failed", step: 2 }]);
});

test("of the recorded example: what was retrieved and never cited, and nothing over the limit", () => {
  const read = readSessionFile(readFileSync("public/example.agemem.json", "utf8"));
  if (!read.ok) throw new Error(read.error.code);
  const figures = sessionFigures("example", read.value.events);
  expect(figures.neverCitedTokens).toBeGreaterThan(0);
  expect(figures.overruns).toBe(0);
  expect(figures.context.length).toBeLessThanOrEqual(48);
  expect(figures.contextLimitTokens).toBe(4_096);
});
