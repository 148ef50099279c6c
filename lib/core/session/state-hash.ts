import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { ContextItem } from "../context/context-item";
import type { SessionState } from "./session-state";

/** SHA-256 of the canonical JSON (RFC 8785) of a value, as lower-case hex. Equal in Node and in the browser. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? "")));
}

const itemHashes = new WeakMap<ContextItem, string>();

/**
 * Fingerprint of a folded state: every item with its fate in context order, every turn, every memory this session changed.
 * Items that did not change keep their object, so only new ones are hashed again.
 */
export function stateHash(state: SessionState): string {
  const items = state.order.toArray().map((itemId) => {
    const item = state.items.get(itemId);
    return item ? itemHash(item) : itemId;
  });
  return hashOf({
    sessionId: state.sessionId,
    sequence: state.sequence,
    settings: state.settings,
    toolTokens: state.toolTokens,
    liveTokens: state.liveTokens,
    items,
    turns: state.turns
      .toArray()
      .map((turn) => [turn.turnId, turn.status, turn.steps.length, turn.operationSequences.length]),
    memories: [...state.memories.values()]
      .map((memory) => [memory.memoryId, memory.versions])
      .sort(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
  });
}

function itemHash(item: ContextItem): string {
  const known = itemHashes.get(item);
  if (known) return known;
  const hash = hashOf(item);
  itemHashes.set(item, hash);
  return hash;
}
