/** How far away an internet address is, as far as it decides what may be sent there. */
export type NetworkReach =
  /** This computer. */
  | "loopback"
  /** The local network, or a private one. */
  | "private"
  | "public"
  /** Nothing a model provider can be: link-local (where clouds keep their secrets), multicast, unspecified, reserved. */
  | "forbidden";

/** Addresses at which clouds answer with credentials although they lie in private ranges. */
const metadataAddresses = new Set(["100.100.100.200", "192.0.0.192"]);
const metadataGroups = new Set(["fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254"]);

/**
 * Sorts an IPv4 or IPv6 address as `new URL` and sockets write it. IPv4 inside IPv6 (mapped, NAT64, 6to4) counts as what it leads to.
 * Null for anything that is not an address, such as a name.
 */
export function networkReachOf(address: string): NetworkReach | null {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  const octets = octetsOf(bare);
  if (octets) return reachOfOctets(octets);
  const groups = groupsOf(bare);
  return groups ? reachOfGroups(groups) : null;
}

function octetsOf(text: string): readonly number[] | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const octets = match?.slice(1).map(Number);
  return octets?.every((octet) => octet <= 255) ? octets : null;
}

function reachOfOctets(octets: readonly number[]): NetworkReach {
  const [first = 0, second = 0, third = 0] = octets;
  if (metadataAddresses.has(octets.join("."))) return "forbidden";
  if (first === 127) return "loopback";
  if (first === 10 || (first === 192 && second === 168)) return "private";
  if (first === 172 && second >= 16 && second <= 31) return "private";
  if (first === 100 && second >= 64 && second <= 127) return "private";
  if (first === 0 || first >= 224 || (first === 169 && second === 254)) return "forbidden";
  if (first === 192 && second === 0 && third === 0) return "forbidden";
  return "public";
}

/** The eight groups of an IPv6 address, or null. */
function groupsOf(text: string): readonly number[] | null {
  if (!text.includes(":")) return null;
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const octets = tail?.[2] ? octetsOf(tail[2]) : null;
  if (tail && !octets) return null;
  const written = octets ? `${tail?.[1]}${hexPair(octets, 0)}:${hexPair(octets, 2)}` : text;
  const halves = written.split("::");
  if (halves.length > 2) return null;
  const [head = [], end = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - end.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const all = [...head, ...new Array<string>(halves.length === 2 ? missing : 0).fill("0"), ...end];
  return all.every((group) => /^[\da-f]{1,4}$/i.test(group))
    ? all.map((group) => Number.parseInt(group, 16))
    : null;
}

function hexPair(octets: readonly number[], at: number): string {
  return ((octets[at] ?? 0) * 256 + (octets[at + 1] ?? 0)).toString(16);
}

function reachOfGroups(groups: readonly number[]): NetworkReach {
  const [first = 0, second = 0, third = 0] = groups;
  if (metadataGroups.has(groups.map((group) => group.toString(16)).join(":"))) return "forbidden";
  const leading = groups.findIndex((group) => group !== 0);
  if (leading === 7 && groups[7] === 1) return "loopback";
  const isMapped = leading === 5 && groups[5] === 0xffff;
  const isNat64 = first === 0x64 && second === 0xff9b && groups.slice(2, 6).every((group) => group === 0);
  if (isMapped || isNat64) return reachOfOctets(octetsOfGroups(groups[6], groups[7]));
  if (first === 0x2002) return reachOfOctets(octetsOfGroups(second, third));
  if (leading === -1 || leading >= 6) return "forbidden";
  if ((first & 0xfe00) === 0xfc00) return "private";
  // Only 2000::/3 is given out; everything else (link-local, site-local, multicast, reserved) leads to no provider.
  return (first & 0xe000) === 0x2000 ? "public" : "forbidden";
}

function octetsOfGroups(high = 0, low = 0): readonly number[] {
  return [high >> 8, high & 255, low >> 8, low & 255];
}

/** Plain http only where nobody in between can read the key: this computer and the local network. */
export function maySend(protocol: string, reach: NetworkReach): boolean {
  if (reach === "forbidden") return false;
  return protocol === "https:" || reach !== "public";
}
