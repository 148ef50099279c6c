import type { MemoryVersion } from "../log/memory";

/** Where the fact of a memory still stands. */
export const survivorPlaces = [
  "versions",
  "events",
  "proposals",
  "messages",
  "answers",
  "summaries",
  "other-memories",
] as const;
export type SurvivorPlace = (typeof survivorPlaces)[number];

/** One place in which the text of a memory, or something that says the same, survives. */
export interface Survivor {
  readonly place: SurvivorPlace;
  /** The event, or for `other-memories` the memory, that holds it. */
  readonly id: string;
  readonly sessionId: string | null;
  readonly sessionTitle: string | null;
  readonly at: string;
  /** The words in question. */
  readonly excerpt: string;
}

/** Everything a purge would remove, before it removes anything. */
export interface SurvivorReport {
  readonly memoryId: string;
  readonly content: string;
  readonly versions: number;
  readonly embeddings: number;
  readonly survivors: readonly Survivor[];
}

/** What a purge removed, and the proof: a search for the text afterwards, place by place. */
export interface PurgeReceipt {
  readonly memoryId: string;
  /** Running answers that had read it and were ended, so that none of them says it again. */
  readonly answersStopped: number;
  readonly versionsRemoved: number;
  readonly embeddingsRemoved: number;
  readonly eventsErased: number;
  /** Other memories that were purged with it. */
  readonly alsoPurged: readonly string[];
  /** What still says it, in places that were not chosen. Empty in every chosen place. */
  readonly remaining: readonly Survivor[];
  readonly verified: boolean;
  /** Whether the bytes have left the database's files, too; on a server they stay until it has written over them. */
  readonly bytes?: "gone" | "on-server";
}

/** What a health report counts. */
export const healthKinds = [
  "duplicate",
  "near-duplicate",
  "contradiction",
  "unsupported",
  "echo",
  "never-retrieved",
  "stale",
] as const;
export type HealthKind = (typeof healthKinds)[number];

/** One thing to look at: one memory, or two that disagree or say the same. */
export interface HealthItem {
  /** Stable for the same memories in the same versions. */
  readonly itemId: string;
  readonly kind: HealthKind;
  readonly memories: readonly MemoryVersion[];
  readonly reason: string;
}

/** Of what a check found in labeled stores, so much was right. */
export interface CheckPrecision {
  readonly right: number;
  readonly found: number;
}

/** All of one kind that the person has not dismissed. */
export interface HealthSection {
  readonly kind: HealthKind;
  /** Null for a check that only counts. */
  readonly precision: CheckPrecision | null;
  readonly count: number;
  readonly items: readonly HealthItem[];
}

/** The state of the owner's store, in numbers that open their items. */
export interface HealthReport {
  readonly checkedMemories: number;
  readonly sections: readonly HealthSection[];
  /** Checks that are right too seldom to be shown. */
  readonly hidden: readonly { readonly kind: HealthKind; readonly precision: CheckPrecision }[];
  /** Findings that the person dismissed and that would be shown otherwise. */
  readonly dismissed: readonly HealthItem[];
}

/** One fix changes no more than this. */
export const mostFixSteps = 50;

/** One change that a fix would make: delete the memory, or replace its text. */
export interface FixStep {
  readonly itemId: string;
  readonly memoryId: string;
  /** The version the step was planned on: the fix skips a memory that has changed since. */
  readonly version: number;
  readonly action: "delete" | "update";
  readonly before: string;
  /** The text afterwards; null for a deletion. */
  readonly after: string | null;
  readonly reason: string;
}

/** A dry run: what would happen, before anything does. */
export interface FixPlan {
  readonly kind: HealthKind;
  readonly steps: readonly FixStep[];
  /** Items that no rule can fix safely, with the reason. */
  readonly left: readonly { readonly itemId: string; readonly reason: string }[];
}
