import type { OwnerSettings } from "@/lib/core/settings/owner-settings";

/** Parts to replace, or how they follow from what is set now, where a part is a list that others add to. */
export type SettingsChange = Partial<OwnerSettings> | ((now: OwnerSettings) => Partial<OwnerSettings>);

/** What each person has set. A person who never set anything has the defaults. */
export interface OwnerSettingsStore {
  read(request: { ownerId: string }): Promise<OwnerSettings>;
  /**
   * Replaces the named parts whole and keeps the others; two changes at once both last. A function is given what is set at that moment, and no
   * other change comes between. Returns the settings after it.
   */
  change(request: { ownerId: string; change: SettingsChange }): Promise<OwnerSettings>;
}
