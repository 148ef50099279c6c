import type { AppError } from "@/lib/core/errors";
import type { Connection, Dialect } from "@/lib/core/model/connection";
import { err, ok, type Result } from "@/lib/core/result";
import { cleanText } from "@/lib/core/text/clean-text";
import { beginningOf } from "@/lib/core/text/shorten";
import type { KeyChange } from "@/lib/ports/connection-store";
import type { ModelDependencies } from "./model-dependencies";

/** A connection as a person wrote it. Without an id it is a new one. */
export interface SaveConnectionInput {
  readonly ownerId: string;
  readonly connectionId: string | null;
  /** Empty: the address's host. */
  readonly name: string;
  readonly address: string;
  /** Null: what the address suggests. */
  readonly dialect: Dialect | null;
  /** Null keeps the stored key while the address's origin stays; the empty text removes it. */
  readonly key: string | null;
}

/** How many connections a person may have. */
const maxConnections = 50;

/** Checks the address and stores the connection. The key goes in here and never comes out again. */
export async function saveConnection(
  { connections, gateway, ids }: ModelDependencies,
  input: SaveConnectionInput,
): Promise<Result<Connection, AppError>> {
  const { ownerId } = input;
  const address = gateway.readAddress(input.address);
  if (!address.ok) return err({ code: "address-refused", reason: address.error });
  const key = readKey(input.key);
  if (!key.ok) return key;
  const known = await connections.list({ ownerId });
  const before = known.find(({ connectionId }) => connectionId === input.connectionId);
  if (input.connectionId !== null && !before) return err({ code: "unknown-connection" });
  if (before?.isReadOnly) return err({ code: "connection-read-only" });
  if (!before && known.length >= maxConnections) return err({ code: "too-many-connections", maxConnections });
  const { baseUrl, dialect } = address.value;
  const connection = {
    connectionId: input.connectionId ?? ids.newId(),
    name: beginningOf((cleanText(input.name) ?? "").trim(), 80) || hostOf(baseUrl),
    baseUrl,
    dialect: input.dialect ?? dialect,
  };
  return ok(await connections.save({ ownerId, connection, key: key.value }));
}

/** A key travels in a header: printable ASCII, no spaces. What was pasted around it is taken off. */
function readKey(written: string | null): Result<KeyChange, AppError> {
  if (written === null) return ok({ kind: "keep" });
  const key = written.trim();
  if (key === "") return ok({ kind: "remove" });
  if (key.length > 4_096 || !/^[\x21-\x7e]+$/.test(key)) return err({ code: "key-unusable" });
  return ok({ kind: "set", key });
}

/** The host of an address that was checked before. */
function hostOf(baseUrl: string): string {
  return baseUrl.replace(/^[a-z]+:\/\//, "").replace(/\/.*$/, "");
}
