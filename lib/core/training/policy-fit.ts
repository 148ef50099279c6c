import { profileName } from "../model/model-profile";
import type { PolicyCard } from "../model/policy-card";

/** What is on this machine for a policy; null for what is not. */
export interface PolicyParts {
  readonly adapterSha256: string | null;
  /** Of the file that is named or as large as its base. */
  readonly baseSha256: string | null;
  /** Of the system prompt that this app sends to a trained policy. */
  readonly promptSha256: string;
}

/** Why this policy cannot be used here, in a sentence that says what to do; null where it can. */
export function policyProblem(
  { profile, promptSha256, adapter, base }: PolicyCard,
  parts: PolicyParts,
): string | null {
  if (profileName(profile) !== "policy" || promptSha256 !== parts.promptSha256)
    return "It was trained with another prompt than this app sends, and would not know what is asked. Train it with this version, or use the version that it was made with.";
  if (parts.adapterSha256 === null)
    return `Its adapter ${adapter.file} is missing beside its card. Copy it there.`;
  if (parts.adapterSha256 !== adapter.sha256)
    return `Its adapter ${adapter.file} is not the one that its card describes. Copy it once more.`;
  if (parts.baseSha256 === null)
    return `Its base ${base.name} is not here. Download it below, or add the file.`;
  if (parts.baseSha256 !== base.sha256)
    return `The file of ${base.name} that is here is another one than it was trained on. Remove it and download the base below.`;
  return null;
}
