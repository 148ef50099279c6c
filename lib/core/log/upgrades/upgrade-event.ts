import { type RawEvent, type UpgradeStep, upgradeSteps } from "./upgrade-steps";

/**
 * Gives a stored event the fields of this release's schema; old logs always open. Called where events enter: from the database and from
 * files. Its `schemaVersion` stays the one that it was written with. An event of a newer version comes back as it is, and the schema then
 * refuses it.
 */
export function upgradeEvent(stored: RawEvent, steps: readonly UpgradeStep[] = upgradeSteps): RawEvent {
  const { schemaVersion, type } = stored;
  if (typeof schemaVersion !== "number" || typeof type !== "string") return stored;
  return steps
    .filter((step) => step.to > schemaVersion)
    .reduce((event, { kinds }) => (isKindOf(kinds, type) ? (kinds[type]?.(event) ?? event) : event), stored);
}

function isKindOf(kinds: UpgradeStep["kinds"], type: string): type is keyof UpgradeStep["kinds"] {
  return Object.hasOwn(kinds, type);
}
