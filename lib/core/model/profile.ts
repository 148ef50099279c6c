import { type OperationName, operationNames } from "../log/operations";
import type { RecordedProfile } from "../log/profile-choice";
import { systemPrompt } from "./system-prompt";

/** How a model is asked to act: what it is told, which of the six operations it is offered, and in which form. */
export interface Profile {
  readonly systemPrompt: string;
  readonly operations: readonly OperationName[];
  /** Optional arguments are not described to the model. */
  readonly requiredArgumentsOnly?: boolean;
  /** What tools answer is cut to what a model needs to go on. */
  readonly shortResults?: boolean;
  /** A trained policy: no tools and no rules are described to it, and its thoughts stay in its context. */
  readonly isTrained?: boolean;
  /** Memories that fit a message are placed before its turn. */
  readonly placesMemories?: boolean;
  /** What the session's log names; absent for what every session had before there were profiles, and for strategies of the lab. */
  readonly recorded?: RecordedProfile;
}

/** What every session of the studio starts with. */
export const studioProfile: Profile = { systemPrompt, operations: operationNames };

/** The profile with what the person tells every model in place of its prompt. A trained policy is told what it was trained with. */
export function inThePersonsWords(profile: Profile, systemPrompt: string | null): Profile {
  return systemPrompt === null || profile.isTrained ? profile : { ...profile, systemPrompt };
}
