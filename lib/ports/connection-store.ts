import type { Connection, Dialect } from "@/lib/core/model/connection";

/** What happens to a connection's key when the connection is saved. */
export type KeyChange =
  | { readonly kind: "keep" }
  | { readonly kind: "set"; readonly key: string }
  | { readonly kind: "remove" };

/** What of a connection the person writes. */
export interface ConnectionDraft {
  readonly connectionId: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly dialect: Dialect;
}

/** What asking for a key gives. */
export type StoredKey =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "none" }
  /** Sealed with another secret, or for another address: it must be entered again. */
  | { readonly kind: "unreadable" };

/**
 * Each owner's provider addresses with their keys. A key is written once and never shown again: everything but `readKey` knows only
 * its last four characters. It belongs to the address's origin; saving another origin without a new key drops it.
 */
export interface ConnectionStore {
  /** Oldest first. */
  list(request: { ownerId: string }): Promise<readonly Connection[]>;
  find(request: { ownerId: string; connectionId: string }): Promise<Connection | null>;
  save(request: { ownerId: string; connection: ConnectionDraft; key: KeyChange }): Promise<Connection>;
  /** Removes address and key; repeating it changes nothing. */
  remove(request: { ownerId: string; connectionId: string }): Promise<void>;
  /** The key in the clear: for the adapter that calls the provider, and for nothing else. */
  readKey(request: { ownerId: string; connectionId: string }): Promise<StoredKey>;
}
