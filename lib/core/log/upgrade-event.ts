import { eventSchemaVersion } from "./event-envelope";

type RawEvent = Readonly<Record<string, unknown>>;

/** From each older version of the event schema to the next. Version 2 only added kinds of events and optional fields. */
const upgrades: ReadonlyMap<number, (event: RawEvent) => RawEvent> = new Map([
  [1, (event) => ({ ...event, schemaVersion: 2 })],
]);

/**
 * Brings a stored event to the version that this release writes; old logs open for ever. Called where events enter:
 * from the database and from files. An event of a newer version comes back as it is, and the schema then refuses it.
 */
export function upgradeEvent(stored: RawEvent): RawEvent {
  let event = stored;
  while (typeof event.schemaVersion === "number" && event.schemaVersion < eventSchemaVersion) {
    const upgrade = upgrades.get(event.schemaVersion);
    if (!upgrade) return event;
    event = upgrade(event);
  }
  return event;
}
