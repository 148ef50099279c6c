import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { operationNames } from "../lib/core/log/operations";
import { partNames } from "../lib/core/reward/variants";
import type { TrainingManifest, TrainingRollout } from "../lib/core/training/training-run";
import { cardExample } from "../lib/testing/policy-card-example";
import { expect, test } from "./fixtures";

test.use({ ownApp: true });

const runId = "20261201-0000-test";
const at = "2026-12-01T00:00:00.000Z";

function rollout(update: number, task: number, index: number, reward: number): TrainingRollout {
  const none = Object.fromEntries(
    operationNames.map((name) => [name, 0]),
  ) as TrainingRollout["operations"]["1"];
  return {
    ...{ rolloutId: `u${update}-${task}-${index}`, taskId: `task-${task}`, index, reward },
    ...{ kind: task === 1 ? "recall" : "update", status: "done", problem: null, advantage: reward - 0.5 },
    ...{ isRight: reward > 0.5, steps: 6, promptTokens: 900, sessionId: null },
    parts: Object.fromEntries(partNames.map((name) => [name, reward])) as TrainingRollout["parts"],
    operations: { "1": { ...none, ADD: 2 }, "2": { ...none, FILTER: 1 }, "3": { ...none, RETRIEVE: 1 } },
  };
}

/** A run of three updates of which two are whole, as `npm run train` leaves it behind. */
function writeRun(dataFolder: string): void {
  const folder = path.join(dataFolder, "training", runId);
  const write = (file: string, value: unknown) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), JSON.stringify(value));
  };
  const manifest: TrainingManifest = {
    ...{ schema: "agemem-training-run", version: 1, runId, createdAt: at, appVersion: "0" },
    ...{ engine: "step-wise GRPO · TRL 1.16.0", settingsHash: "x" },
    settings: {
      ...{ suite: "memops", reward: "all-returns", rolloutsPerTask: 2, tasksPerUpdate: 2, updates: 3 },
      ...{ learningRate: 1e-4, klWeight: 0.1, temperature: 1, maxOutputTokens: 96, seed: 7 },
      ...{ base: "smol", startAdapter: "sft", loraRank: 16, evaluateEvery: 1, heldOutTasks: 2 },
    },
  };
  write("run.json", manifest);
  write("card.json", { ...cardExample, cannot: ["free talk"] });
  for (const update of [1, 2]) {
    const engine = { loss: 0.1, kl: 0.01, entropy: 0.4, gradientNorm: 1, seconds: 60, adapter: "adapters/x" };
    const rollouts = [1, 2].flatMap((task) =>
      [1, 2].map((index) => rollout(update, task, index, task === 1 ? 0.5 : 0.2 * index * update)),
    );
    write(`updates/0000${update}.json`, { update, at, rollouts, engine });
    write(`held-out/0000${update}.json`, { update, at, rollouts: rollouts.slice(0, 2) });
  }
}

test("a run of training is followed: its curves, the rollouts of an update, and the card of its policy", {
  tag: "@long",
}, async ({ app, page }) => {
  writeRun(app.dataFolder);
  await page.goto(`${app.address}/lab/train/${runId}`);
  await expect(page.getByText("update 2 of 3")).toBeVisible();
  const update = page.getByRole("region", { name: "Update 2", exact: true });
  await expect(update.getByRole("row", { name: /^update/ })).toBeVisible();
  await expect(update.getByRole("row", { name: /^recall/ })).toContainText("no gradient");
  await update.getByRole("button", { name: "Earlier update" }).click();
  const earlier = page.getByRole("region", { name: "Update 1", exact: true });
  await earlier.getByRole("button", { name: /update, rollout 2: reward/ }).click();
  await expect(earlier).toContainText("update, rollout 2");
  const card = page.getByRole("region", { name: "Policy card" });
  await expect(card).toContainText("free talk");
  await expect(card).toContainText("Nobody has measured it on held-out tasks yet.");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

test("an unknown run is said to be none", { tag: "@long" }, async ({ app, page, announce }) => {
  announce(/404/);
  await page.goto(`${app.address}/lab/train/nowhere`);
  await expect(page.getByText("This run does not exist here.")).toBeVisible();
});
