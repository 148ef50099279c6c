import { List, OrderedMap, Map as PersistentMap } from "immutable";
import type { BranchReason } from "../log/branch-events";
import type { Breakpoint } from "../log/breakpoint";
import type { Client } from "../log/client";
import type { ContextItem } from "../log/context-item";
import type { ModelChoice, ModelIdentity, SessionSettings, Usage } from "../log/event-envelope";
import type { Memory } from "../log/memory";
import type { RecordedProfile } from "../log/profile-choice";
import type { PastedSpan } from "../text/pasted-spans";
import { kept, type Standing } from "./fold-standing";
import { ItemOrder, type Page } from "./item-order";

/** One model call within a turn, as the log recorded it. */
export interface Step {
  readonly step: number;
  readonly startedSequence: number;
  readonly model: ModelIdentity;
  readonly promptItemIds: readonly string[];
  readonly messagesHash: string;
  readonly stateHash: string;
  readonly countedTokens: number;
  readonly sharedPrefixTokens: number;
  readonly finished: FinishedStep | null;
}

/** What is known of a step once the model has answered. */
export interface FinishedStep {
  readonly sequence: number;
  readonly itemId: string | null;
  readonly reasoning: string;
  readonly finishReason: string;
  readonly usage: Usage | null;
  readonly firstTokenMs: number | null;
  readonly durationMs: number;
  /** In US dollars; absent where nobody can say. */
  readonly costUsd?: number;
}

/** How a turn stands. Every status but `running` comes from exactly one terminal event. */
export type TurnStatus = "running" | "completed" | "cancelled" | "interrupted" | "failed";

/** One user message up to the agent's answer. */
export interface Turn {
  readonly turnId: string;
  /** The items that its message entered as: they hold its words (`messageOf`). */
  readonly userItemIds: readonly string[];
  /** What of its message was pasted, where that was recorded. */
  readonly pasted?: readonly PastedSpan[];
  readonly startedSequence: number;
  readonly startedAt: string;
  readonly endedSequence: number | null;
  readonly endedAt: string | null;
  readonly status: TurnStatus;
  /** Why it ended, in the log's words: "answered", "step-limit", an error sentence … */
  readonly endReason: string | null;
  readonly errorCode: string | null;
  readonly steps: readonly Step[];
  /** Sequences of the operations that ran in this turn, in order. */
  readonly operationSequences: readonly number[];
  /** Set while a breakpoint holds the turn. */
  readonly pause: TurnPause | null;
}

/** Why a turn stands still, and before which call. */
export interface TurnPause {
  readonly sequence: number;
  readonly breakpoint: string;
  readonly sentence: string;
  readonly toolCallId: string | null;
}

/** A memory change that was not done. Its content is in the event at `sequence`. */
export interface Proposal {
  readonly proposalId: string;
  readonly sequence: number;
  readonly status: "waiting" | "shadow" | "accepted" | "declined";
  readonly decidedSequence: number | null;
}

/** Where a session branched off, and which memories it reads. */
export interface Branch {
  readonly parentSessionId: string;
  readonly parentSequence: number;
  readonly reason: BranchReason;
  readonly sandbox: boolean;
  readonly forkMemoryPosition: number;
  readonly label: string;
}

/** What of a log is not there where a state was opened in the middle, so that what is counted stays right. */
export interface Earlier {
  /** Sequence of the last event that is not there. */
  readonly sequence: number;
  /** Acts among those events, as the inspector counts them. */
  readonly acts: number;
  readonly turns: number;
  readonly steps: number;
  /** What their model calls cost, in US dollars, and how many of them have a known price. */
  readonly cost: { readonly usd: number; readonly pricedCalls: number; readonly unpricedCalls: number };
}

/**
 * A session at one position of its log. Read-only and persistent: folding one more event shares
 * everything that did not change, so any number of past states can be kept.
 */
export interface SessionState {
  readonly sessionId: string;
  /** Sequence of the last folded event; 0 before the first. */
  readonly sequence: number;
  readonly settings: SessionSettings;
  readonly toolTokens: number;
  readonly memoryPositionAtStart: number;
  readonly items: PersistentMap<string, ContextItem>;
  /** Every item that ever entered, in context order; items that left keep their place, so that restoring is exact. */
  readonly order: ItemOrder;
  /** The items that the model no longer sees; stays the same object while none leaves, comes back or changes. */
  readonly left: PersistentMap<string, ContextItem>;
  /** Sum of the tokens of the live items. */
  readonly liveTokens: number;
  readonly turns: List<Turn>;
  /** The memories that this session changed, as it left them, in the order in which it first changed them. */
  readonly memories: OrderedMap<string, Memory>;
  /** `desk` is the session that holds what the person does to memories outside any conversation. */
  readonly kind: "chat" | "desk";
  /** Memory changes that wait for the person or were only recorded. */
  readonly proposals: OrderedMap<string, Proposal>;
  /** How the model is asked to act; null is the long profile. */
  readonly profile: RecordedProfile | null;
  /** The program outside the studio whose session this is; null where the studio's own agent speaks. */
  readonly client: Client | null;
  /** The model chosen for this session; null is the owner's default. */
  readonly modelChoice: ModelChoice | null;
  /** Null for a session that began by itself. */
  readonly branch: Branch | null;
  /** Where turns stand still until the person decides. */
  readonly breakpoints: readonly Breakpoint[];
  /** True for a temporary chat, which never writes long-term memory. */
  readonly temporary: boolean;
  /** How the person keeps it; of a branch, its root says so. */
  readonly standing: Standing;
  /** What is not there of a state that was opened in the middle of its log; null for a whole one. Such a state has no state hash. */
  readonly earlier: Earlier | null;
}

/** The session before its first event. */
export const emptySession: SessionState = {
  sessionId: "",
  sequence: 0,
  settings: { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 },
  toolTokens: 0,
  memoryPositionAtStart: 0,
  items: PersistentMap(),
  order: ItemOrder.empty,
  left: PersistentMap(),
  liveTokens: 0,
  turns: List(),
  memories: OrderedMap(),
  kind: "chat",
  proposals: OrderedMap(),
  profile: null,
  client: null,
  modelChoice: null,
  branch: null,
  breakpoints: [],
  temporary: false,
  standing: kept,
  earlier: null,
};

/** The turn that is running now, or null. */
export function runningTurn(state: SessionState): Turn | null {
  const last = state.turns.last();
  return last?.status === "running" ? last : null;
}

/** The words of a turn's message: those of the context items that it entered as, whether they are still in the context or not. */
export function messageOf(
  { items }: Pick<SessionState, "items">,
  { userItemIds }: Pick<Turn, "userItemIds">,
): string {
  return userItemIds.map((itemId) => items.get(itemId)?.text ?? "").join("");
}

/** The words of the first message; null before it. */
export function firstMessageOf(state: SessionState): string | null {
  const first = state.turns.first();
  return first ? messageOf(state, first) : null;
}

const liveItemsOf = new WeakMap<ItemOrder, readonly ContextItem[]>();
const liveItemsOfPage = new WeakMap<Page, readonly ContextItem[]>();

/** The items that the model sees, in context order. Cached per state and per page: pages without change cost nothing. */
export function liveItems(state: SessionState): readonly ContextItem[] {
  const cached = liveItemsOf.get(state.order);
  if (cached) return cached;
  const live: ContextItem[] = [];
  for (const page of state.order.pages) for (const item of liveItemsOn(page)) live.push(item);
  liveItemsOf.set(state.order, live);
  return live;
}

function liveItemsOn(page: Page): readonly ContextItem[] {
  const cached = liveItemsOfPage.get(page);
  if (cached) return cached;
  const live = page.filter((item) => item.fate.status === "live");
  liveItemsOfPage.set(page, live);
  return live;
}

/** Tokens of the whole prompt as the app counts them: live items plus tool schemas. */
export function countedTokens(state: SessionState): number {
  return state.liveTokens + state.toolTokens;
}

/** Which memories a session sees when it is a sandbox: its own, on top of the person's as of a position. Null outside sandboxes. */
export function sandboxOf({
  sessionId,
  branch,
}: SessionState): { readonly sandboxId: string; readonly forkMemoryPosition: number } | null {
  return branch?.sandbox ? { sandboxId: sessionId, forkMemoryPosition: branch.forkMemoryPosition } : null;
}
