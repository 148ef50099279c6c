import { describe, expect, test } from "vitest";
import { leanProfile, profileOf } from "@/lib/core/model/model-profile";
import type { Profile } from "@/lib/core/model/profile";
import { calls, createStudio } from "@/lib/testing/studio";

/** Twelve steps: stored, looked up, changed, refused, answered in words alone. */
const script = [
  calls("Retrieve_memory", { query: "where Mara lives" }),
  calls("Add_memory", { content: "Mara lives in Bergen." }),
  { text: "I will remember that you live in Bergen." },
  calls("Retrieve_memory", { query: "where Mara lives" }),
  { text: "You live in Bergen." },
  { text: "Paris is the capital of France." },
  calls("Update_memory", { memory_id: "mem_nobody", content: "Mara lives in Oslo." }),
  calls("Retrieve_memory", { query: "home of Mara" }),
  { text: "I could not find what to change." },
  calls("Add_memory", { content: "Mara plays the cello." }),
  { text: "I will remember that you play the cello." },
  { text: "You are welcome." },
];
const messages = [
  "I live in Bergen.",
  "Where do I live?",
  "What is the capital of France?",
  "I have moved to Oslo.",
  "I play the cello.",
  "Thank you!",
];

/** The share of all prompts' tokens that a provider could serve from its prefix cache, from the second step on. */
async function sharedShare(profile?: Profile): Promise<number> {
  const studio = createStudio(script, profile ? { profile } : {});
  for (const message of messages) await studio.say(message);
  const steps = (await studio.events()).filter((event) => event.type === "step-started").slice(1);
  expect(steps).toHaveLength(script.length - 1);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return (
    sum(steps.map(({ sharedPrefixTokens }) => sharedPrefixTokens)) /
    sum(steps.map(({ countedTokens }) => countedTokens))
  );
}

describe("the provider's prefix cache", () => {
  test("can serve nearly all of the long profile's prompts, although exchanges without a result leave with their turn", async () => {
    expect(await sharedShare()).toBeGreaterThanOrEqual(0.94);
  });

  test("can serve most of the lean profile's prompts, although what is placed leaves with its turn", async () => {
    expect(await sharedShare(profileOf(leanProfile))).toBeGreaterThanOrEqual(0.9);
  });
});
