import { err, ok, type Result } from "@/lib/core/result";

/** Why spans are not sent to an address. */
export type EndpointProblem = "not-an-address" | "not-http" | "with-credentials" | "not-allowed";

/**
 * Decides whether spans may be sent to an address that somebody typed. The server itself would call it, so only this computer is
 * reachable, and whatever its owner configured; a name that merely points at this computer does not count. Returns the full
 * address of the traces signal.
 */
export function traceEndpoint(typed: string, configured: string | null): Result<string, EndpointProblem> {
  if (configured !== null && typed.trim() === configured) return ok(configured);
  if (!URL.canParse(typed.trim())) return err("not-an-address");
  const address = new URL(typed.trim());
  if (address.protocol !== "http:" && address.protocol !== "https:") return err("not-http");
  if (address.username !== "" || address.password !== "") return err("with-credentials");
  if (!isLoopback(address.hostname)) return err("not-allowed");
  address.search = "";
  address.hash = "";
  return ok(withTracesPath(address).href);
}

/** OTLP over HTTP has one path per signal below the base address. */
export function withTracesPath(base: URL): URL {
  const address = new URL(base);
  if (!address.pathname.endsWith("/v1/traces"))
    address.pathname = `${address.pathname.replace(/\/+$/, "")}/v1/traces`;
  return address;
}

/** One sentence for a person about an address that is refused. */
export function describeEndpointProblem(problem: EndpointProblem): string {
  switch (problem) {
    case "not-an-address":
      return "This is not an address. A collector on this computer is usually http://127.0.0.1:4318.";
    case "not-http":
      return "Spans are sent over http or https only.";
    case "with-credentials":
      return "An address with a user name or a password is not used. Put the header into OTEL_EXPORTER_OTLP_HEADERS instead.";
    case "not-allowed":
      return "Only a collector on this computer can be named here. For any other, start the app with OTEL_EXPORTER_OTLP_ENDPOINT.";
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
