import { expect, test } from "vitest";
import { eventSchemaVersion } from "../event-envelope";
import { upgradeEvent } from "./upgrade-event";
import { type UpgradeStep, upgradeSteps } from "./upgrade-steps";

test("there is one step to each version after the first, with a name of its own", () => {
  expect(upgradeSteps.map((step) => step.to)).toEqual(
    Array.from({ length: eventSchemaVersion - 1 }, (_, index) => index + 2),
  );
  expect(new Set(upgradeSteps.map((step) => step.name)).size).toBe(upgradeSteps.length);
});

/** Steps of a schema that might have been. */
const planted: readonly UpgradeStep[] = [
  { to: 2, name: "a label", kinds: { "turn-started": ({ text, ...event }) => ({ ...event, label: text }) } },
  {
    to: 3,
    name: "a label in small letters",
    kinds: {
      "turn-started": ({ label, ...event }) => ({ ...event, label: String(label).toLowerCase() }),
      "turn-failed": (event) => ({ ...event, code: "unknown" }),
    },
  },
];

test("an event goes through the steps after its version, in order, and keeps the version it was written with", () => {
  const event = { type: "turn-started", schemaVersion: 1, text: "HELLO" };
  expect(upgradeEvent(event, planted)).toEqual({ type: "turn-started", schemaVersion: 1, label: "hello" });
  const later = { type: "turn-started", schemaVersion: 2, label: "HELLO" };
  expect(upgradeEvent(later, planted)).toEqual({ ...later, label: "hello" });
  const newest = { type: "turn-started", schemaVersion: 3, label: "HELLO" };
  expect(upgradeEvent(newest, planted)).toBe(newest);
});

test("a kind that a step does not name, a kind nobody knows and a newer version come back as they are", () => {
  for (const event of [
    { type: "turn-cancelled", schemaVersion: 1 },
    { type: "toString", schemaVersion: 1 },
    { type: "turn-started", schemaVersion: 99 },
    { type: 7, schemaVersion: 1 },
    { text: "no event at all" },
  ])
    expect(upgradeEvent(event, planted)).toBe(event);
});
