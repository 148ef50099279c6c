import type { OwnerSettings } from "@/lib/core/settings/owner-settings";

/** What each person has set. A person who never set anything has the defaults. */
export interface OwnerSettingsStore {
  read(request: { ownerId: string }): Promise<OwnerSettings>;
  /** Replaces the named parts whole and keeps the others; two changes at once both last. Returns the settings after it. */
  change(request: { ownerId: string; change: Partial<OwnerSettings> }): Promise<OwnerSettings>;
}
