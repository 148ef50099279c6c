import { expect, test } from "vitest";
import { cardExample } from "@/lib/testing/policy-card-example";
import { leanProfile } from "../model/model-profile";
import { policyProblem } from "./policy-fit";

const parts = {
  adapterSha256: cardExample.adapter.sha256,
  baseSha256: cardExample.base.sha256,
  promptSha256: cardExample.promptSha256,
};
const other = "f".repeat(64);

test("a policy whose adapter, base and prompt are here can be used", () => {
  expect(policyProblem(cardExample, parts)).toBeNull();
});

test("an adapter of another profile is a sentence", () => {
  expect(policyProblem({ ...cardExample, profile: leanProfile }, parts)).toContain("another prompt");
  expect(policyProblem(cardExample, { ...parts, promptSha256: other })).toContain("another prompt");
});

test("an adapter that is missing or another one, and a base that does not fit it, are sentences", () => {
  expect(policyProblem(cardExample, { ...parts, adapterSha256: null })).toContain("missing beside its card");
  expect(policyProblem(cardExample, { ...parts, adapterSha256: other })).toContain(
    "not the one that its card",
  );
  expect(policyProblem(cardExample, { ...parts, baseSha256: null })).toContain("is not here. Download it");
  expect(policyProblem(cardExample, { ...parts, baseSha256: other })).toContain(
    "another one than it was trained on",
  );
});
