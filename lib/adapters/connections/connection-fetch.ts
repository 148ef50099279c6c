import { lookup as lookUpName } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector, fetch as undiciFetch } from "undici";
import { maySend, type NetworkReach, networkReachOf } from "@/lib/core/model/network-reach";

/** The address leads where nothing may be sent; no byte of the request left. */
export class RefusedAddressError extends Error {
  constructor(readonly reach: NetworkReach) {
    super(`A ${reach} address was refused.`);
    this.name = "RefusedAddressError";
  }
}

export interface ConnectionFetchOptions {
  /** True for an address that the one who starts the app wrote into its environment: then plain http may leave the local network. */
  readonly plainHttpAnywhere?: boolean;
  /** Asks for the addresses of a name; by default the system. */
  readonly lookup?: typeof lookUpName;
}

/**
 * `fetch` for addresses that a person enters. What decides is the address that the socket is connected to, before anything is sent:
 * not the spelling of the host, not what a name led to a moment ago. Redirects are not followed.
 */
export function createConnectionFetch(options: ConnectionFetchOptions = {}): typeof fetch {
  const agent = new Agent({ connect: createCheckedConnector(options) });
  const send = (input: RequestInfo | URL, init?: RequestInit) =>
    undiciFetch(
      input as Parameters<typeof undiciFetch>[0],
      { ...init, redirect: "manual", dispatcher: agent } as Parameters<typeof undiciFetch>[1],
    );
  // undici's types are a twin of the platform's, not the same ones.
  return send as unknown as typeof fetch;
}

function createCheckedConnector({
  plainHttpAnywhere = false,
  lookup = lookUpName,
}: ConnectionFetchOptions): buildConnector.connector {
  return (target, callback) => {
    const refusalOf = (address: string): RefusedAddressError | null => {
      const reach = networkReachOf(address) ?? "forbidden";
      const allowed = maySend(plainHttpAnywhere ? "https:" : target.protocol, reach);
      return allowed ? null : new RefusedAddressError(reach);
    };
    const host = target.hostname.replace(/^\[|\]$/g, "");
    const refused = isIP(host) === 0 ? null : refusalOf(host);
    if (refused) return callback(refused, null);
    const connect = buildConnector({ lookup: checkedLookup(lookup, refusalOf) });
    connect(target, (...outcome) => {
      const [error, socket] = outcome;
      if (error) return callback(error, null);
      const late = refusalOf(socket.remoteAddress ?? "");
      if (!late) return callback(null, socket);
      socket.destroy();
      callback(late, null);
    });
  };
}

/** Names may lead to several addresses: only those that may be used are offered to the socket. */
function checkedLookup(
  lookup: typeof lookUpName,
  refusalOf: (address: string) => RefusedAddressError | null,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const usable = addresses.filter(({ address }) => !refusalOf(address));
      const [first] = usable;
      if (!first)
        return callback(
          refusalOf(addresses[0]?.address ?? "") ?? new RefusedAddressError("forbidden"),
          "",
          0,
        );
      if (options.all) callback(null, usable);
      else callback(null, first.address, first.family);
    });
  };
}
