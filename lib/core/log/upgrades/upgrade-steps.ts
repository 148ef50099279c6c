import type { EventType } from "../events";

/** An event as it was stored: of any version, not yet checked against the schema. */
export type RawEvent = Readonly<Record<string, unknown>>;

/** What one version of the schema asks of the events of the versions before it. */
export interface UpgradeStep {
  /** The version that the step leads to. */
  readonly to: number;
  /** What came with it, in a few words. */
  readonly name: string;
  /**
   * The kinds whose events read differently since, each with what makes the new form of an old event. An event that has the new form
   * already must come back as it is: a purge writes old events in the form of today.
   */
  readonly kinds: Partial<Record<EventType, (event: RawEvent) => RawEvent>>;
}

/** Every version after the first. None of them changed a field that was there: old events are read as they are. */
export const upgradeSteps: readonly UpgradeStep[] = [
  { to: 2, name: "branches, proposals, purges and models of one's own", kinds: {} },
  { to: 3, name: "a hash chain over every event", kinds: {} },
];
