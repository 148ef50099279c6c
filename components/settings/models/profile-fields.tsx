import { Field, fieldControl } from "@/components/ui/field";
import type { ProfileChoice } from "@/lib/core/log/profile-choice";
import {
  leanProfile,
  longProfile,
  policyProfile,
  profileBySize,
  profileName,
} from "@/lib/core/model/model-profile";
import type { ModelSettings } from "@/lib/core/settings/owner-settings";

interface ProfileFieldsProps {
  readonly modelId: string;
  readonly settings: ModelSettings | null;
  /** Null: by size, or as the last test found it. */
  readonly profile: ProfileChoice | null;
  readonly onChange: (profile: ProfileChoice | null) => void;
}

/** By which profile the model is asked: chosen by the app with its reason, or by the person, part by part. */
export function ProfileFields({ modelId, settings, profile, onChange }: ProfileFieldsProps) {
  const tested = settings?.profileReason
    ? { choice: settings.profile, reason: settings.profileReason }
    : null;
  const automatic = tested ?? profileBySize(modelId);
  const shown = profile ?? automatic.choice ?? longProfile;
  const isOwn = profile !== null && profileName(profile) === "custom";
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">Profile</legend>
      <Field label="Profile" hint={profile === null ? automatic.reason : undefined}>
        <select
          value={profile === null ? "auto" : profileName(profile)}
          onChange={({ target }) => onChange(chosen(target.value, shown))}
          className={fieldControl}
        >
          <option value="auto">
            Chosen by size and by test: {profileName(automatic.choice ?? longProfile)}
          </option>
          <option value="long">Long: whole instructions, for large models</option>
          <option value="lean">Lean: short instructions, memories placed, for small models</option>
          <option value="policy">Policy: the few lines that a model trained here knows</option>
          <option value="custom">Part by part</option>
        </select>
      </Field>
      {isOwn && (
        <div className="grid gap-1.5 text-[13px] sm:grid-cols-2">
          <Part
            label="Short instructions"
            isOn={shown.prompt === "short"}
            onChange={(isOn) => onChange({ ...shown, prompt: isOn ? "short" : "long" })}
          />
          <Part
            label="Required arguments only"
            isOn={shown.arguments === "required"}
            onChange={(isOn) => onChange({ ...shown, arguments: isOn ? "required" : "all" })}
          />
          <Part
            label="Short results, in words"
            isOn={shown.results !== "full"}
            onChange={(isOn) => onChange({ ...shown, results: isOn ? "words" : "full" })}
          />
          <Part
            label="Memories placed before each turn"
            isOn={shown.placesMemories}
            onChange={(placesMemories) => onChange({ ...shown, placesMemories })}
          />
        </div>
      )}
    </fieldset>
  );
}

/** A profile of one's own begins with one part that differs, so that it is none of the three. */
function chosen(value: string, shown: ProfileChoice): ProfileChoice | null {
  if (value === "auto") return null;
  if (value === "long") return longProfile;
  if (value === "lean") return leanProfile;
  if (value === "policy") return policyProfile;
  if (profileName(shown) === "custom") return shown;
  const { prompt, ...parts } = shown;
  return { ...parts, prompt: prompt === "policy" ? "short" : prompt, placesMemories: !parts.placesMemories };
}

function Part({
  label,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
