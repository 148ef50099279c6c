import { expect, test } from "vitest";
import { cardExample as card } from "@/lib/testing/policy-card-example";
import { policyCardSchema } from "./policy-card";

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
