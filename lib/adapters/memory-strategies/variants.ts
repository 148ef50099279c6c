import type { StrategyVariant } from "@/lib/core/lab/strategy-variants";
import { type OperationName, operationNames, toolNames } from "@/lib/core/log/operations";
import { type Profile, studioProfile } from "@/lib/core/model/profile";
import type { MemoryStrategy } from "@/lib/ports/memory-strategy";
import { inProcessStrategies } from "./in-process";

/** AgeMem with one thing changed: everything else, and so its version, is AgeMem's. */
export function variantStrategy(variant: StrategyVariant): MemoryStrategy {
  const strategy = { ...inProcessStrategies.agemem, name: variant.name };
  switch (variant.changes) {
    case "tool":
      return { ...strategy, profile: profileWithout(variant.without) };
    case "threshold":
      return { ...strategy, filterThreshold: variant.filterThreshold };
    case "distractors":
      return { ...strategy, distractors: variant.distractors };
  }
}

/** The studio's profile as if the tool did not exist: it is neither offered nor spoken of. */
function profileWithout(operation: OperationName): Profile {
  const lines = studioProfile.systemPrompt.split("\n");
  return {
    systemPrompt: lines
      .filter((line) => !line.startsWith(`- ${toolNames[operation]} `))
      .join("\n")
      .replace("six tools", "five tools"),
    operations: operationNames.filter((name) => name !== operation),
  };
}
