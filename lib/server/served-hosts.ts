/** Names under which this computer calls itself. */
const ownHosts = ["localhost", "127.0.0.1", "[::1]"];

/**
 * True when a request's `Host` header is one of our own names or on the list (names separated by commas). A foreign name that was pointed
 * at this computer would make a foreign page same-origin with us; no name at all is as foreign as that.
 */
export function isServedHost(host: string | null, allowedHosts: string | undefined): boolean {
  const name = (host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (name === "") return false;
  const allowed = (allowedHosts ?? "").split(",").map((listed) => listed.trim().toLowerCase());
  return ownHosts.includes(name) || allowed.includes(name);
}
