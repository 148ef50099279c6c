import { expect, it } from "vitest";
import { developmentSet } from "../sets/assistant/development-set";
import type { Score } from "./judge-turn";
import { judgeSet, scoreTurns } from "./score-set";

const share = ({ right, of }: Score) => right / of;

/** Three hundred turns of the whole app take half a minute of processor time. A little under what `npm run bench -- assistant` measured, here with counted words instead of the encoder. */
it("stays above the measured floor on the development set", async () => {
  const judged = await judgeSet(developmentSet, {});
  const [all] = scoreTurns(judged);
  if (!all) throw new Error("The set is empty.");
  const wrong = judged
    .filter(({ judgement }) => !judgement.isRight)
    .map(({ played }) => `${played.turn.say} → ${played.answer}`);
  expect(all.turns.of).toBeGreaterThanOrEqual(300);
  expect(share(all.turns), wrong.join("\n")).toBeGreaterThanOrEqual(0.97);
  expect(share(all.precision)).toBeGreaterThanOrEqual(0.98);
  expect(share(all.recall)).toBeGreaterThanOrEqual(0.95);
  expect(share(all.changes)).toBeGreaterThanOrEqual(0.95);
  expect(share(all.answers)).toBeGreaterThanOrEqual(0.93);
  expect(share(all.abstentions)).toBeGreaterThanOrEqual(0.97);
  expect(share(all.modelKinds)).toBeGreaterThanOrEqual(0.95);
}, 300_000);
