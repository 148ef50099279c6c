import { expect, test } from "vitest";
import { refusalCases } from "@/lab/sets/refusals";
import { leanProfile, profileOf } from "@/lib/core/model/model-profile";
import { createScriptedModel } from "@/lib/testing/scripted-model";
import { createTestEmbedder } from "@/lib/testing/world";
import { runRefusal } from "./run-refusals";

const run = { profile: profileOf(leanProfile), embedder: createTestEmbedder(), turnMs: 5_000 };

test.each(refusalCases.map((refusal) => [`${refusal.code}: ${refusal.say}`, refusal] as const))(
  "%s comes to its refusal, and the step after it is judged",
  async (_, refusal) => {
    const answering = { ...run, model: createScriptedModel([{ text: "All right." }]) };
    const outcome = await runRefusal(answering, refusal);
    expect(outcome).toMatchObject({ wasRefused: true, isRight: refusal.right.words === true });
    const lost = { ...run, model: createScriptedModel([{ text: '{"rejected": "what?"}' }]) };
    expect(await runRefusal(lost, refusal)).toMatchObject({ wasRefused: true, isRight: false });
  },
);
