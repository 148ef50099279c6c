import type { ProfileChoice } from "../log/profile-choice";
import { leanSystemPrompt } from "./lean-system-prompt";
import { policySystemPrompt } from "./policy-system-prompt";
import { type Profile, studioProfile } from "./profile";

/** For models that weigh a page of instructions: what every session of the studio had before there were profiles. */
export const longProfile: ProfileChoice = {
  prompt: "long",
  arguments: "all",
  results: "full",
  placesMemories: false,
};

/** For small models. */
export const leanProfile: ProfileChoice = {
  prompt: "short",
  arguments: "required",
  results: "words",
  placesMemories: true,
};

/** For a policy that was trained with this app: exactly what it saw in training. */
export const policyProfile: ProfileChoice = {
  prompt: "policy",
  arguments: "required",
  results: "short",
  placesMemories: false,
};

/** A profile as it is called: one of the three, or none of them. */
export function profileName(choice: ProfileChoice): "long" | "lean" | "policy" | "custom" {
  const isSame = (known: ProfileChoice) =>
    (Object.keys(known) as (keyof ProfileChoice)[]).every((field) => known[field] === choice[field]);
  if (isSame(longProfile)) return "long";
  // Settings of earlier releases have the lean profile with results in JSON.
  if (isSame(leanProfile) || isSame({ ...leanProfile, results: "short" })) return "lean";
  return isSame(policyProfile) ? "policy" : "custom";
}

/** What a session runs with under this choice. The long profile is exactly that of the studio. */
export function profileOf(choice: ProfileChoice): Profile {
  const called = profileName(choice);
  if (called === "long") return studioProfile;
  if (called === "lean" && choice.results !== leanProfile.results) return profileOf(leanProfile);
  return {
    systemPrompt: systemPromptOf(choice),
    operations: studioProfile.operations,
    requiredArgumentsOnly: choice.arguments === "required",
    shortResults: choice.results !== "full",
    placesMemories: choice.placesMemories,
    isTrained: choice.prompt === "policy",
    recorded: { name: called, ...choice },
  };
}

function systemPromptOf(choice: ProfileChoice): string {
  if (choice.prompt === "policy") return policySystemPrompt;
  return choice.prompt === "short" ? leanSystemPrompt(choice) : studioProfile.systemPrompt;
}

/** Up to this many billion parameters a model gets the lean profile where nobody tested it: the paper's smallest has four. */
const leanUpToBillions = 4;

/** The size in a model's name, in billions of parameters; null where it names none. */
export function billionsIn(modelId: string): number | null {
  const sizes = [...modelId.matchAll(/(?<![\w.])(?:\d+x)?(\d+(?:\.\d+)?)([bm])(?![a-z\d])/gi)];
  const [, size, unit] = sizes.at(-1) ?? [];
  if (size === undefined) return null;
  return unit?.toLowerCase() === "m" ? Number(size) / 1_000 : Number(size);
}

/** What a test of a model found out, as far as it decides the profile; null where it was not tried. */
export interface ProfileFindings {
  readonly call: boolean | null;
  readonly twoCalls: boolean | null;
  readonly argumentTypes: boolean | null;
  readonly answer: boolean | null;
}

/** A profile with the reason for it, as a sentence for a person. */
export interface ChosenProfile {
  readonly choice: ProfileChoice;
  readonly reason: string;
}

/** The profile by the model's size alone: lean for what calls itself small, long for all others. */
export function profileBySize(modelId: string): ChosenProfile {
  const billions = billionsIn(modelId);
  if (billions === null || billions > leanUpToBillions) {
    const why = billions === null ? "Its name says no size" : `It has about ${billions} billion parameters`;
    return { choice: longProfile, reason: `${why}, so it gets the long profile.` };
  }
  return {
    choice: leanProfile,
    reason: `It has about ${billions} billion parameters, so it gets the lean profile.`,
  };
}

/**
 * The profile by a test, before its size: a model that calls well, more than once and with arguments of the right types, and knows when not
 * to call, can weigh the long instructions; one that fails any of these gets the lean profile.
 */
export function profileByTest(modelId: string, findings: ProfileFindings): ChosenProfile {
  const failed = [
    ...(findings.call === false ? ["did not call a tool when asked to"] : []),
    ...(findings.twoCalls === false ? ["did not make two calls"] : []),
    ...(findings.argumentTypes === false ? ["got the types of arguments wrong"] : []),
    ...(findings.answer === false ? ["did not answer where no tool was needed"] : []),
  ];
  if (failed.length > 0)
    return { choice: leanProfile, reason: `It ${listed(failed)}, so it gets the lean profile.` };
  const bySize = profileBySize(modelId);
  const passedAll = findings.call && findings.twoCalls && findings.argumentTypes && findings.answer;
  if (!passedAll || profileName(bySize.choice) === "long") return bySize;
  return {
    choice: { ...longProfile, placesMemories: true },
    reason:
      "It is small but passed every probe, so it gets the long instructions; memories are placed for it, because small models seldom look first.",
  };
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
