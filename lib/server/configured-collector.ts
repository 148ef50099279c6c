import "server-only";
import type { ConfiguredCollector } from "@/lib/use-cases/replay/export-traces";
import { withTracesPath } from "@/lib/use-cases/replay/trace-endpoint";
import { rolesOf } from "./actor";
import { type Environment, EnvironmentError } from "./environment";

/**
 * The configured collector as each owner has it: it belongs to the machine, so for everybody but its owners there is none, neither its
 * address nor its headers. Throws `EnvironmentError` at once where the setting is no address.
 */
export function configuredCollectorFor(
  environment: Pick<Environment, "collectorEndpoint" | "collectorHeaders" | "ownerHeader" | "machineOwners">,
): (ownerId: string) => ConfiguredCollector | null {
  const collector = configuredCollector(environment);
  return (ownerId) => (rolesOf(environment, ownerId).has("machine-owner") ? collector : null);
}

/** The collector that the environment names, in the words of OpenTelemetry's own variables; null when it names none. */
function configuredCollector({
  collectorEndpoint,
  collectorHeaders = "",
}: Pick<Environment, "collectorEndpoint" | "collectorHeaders">): ConfiguredCollector | null {
  if (collectorEndpoint === undefined) return null;
  if (!URL.canParse(collectorEndpoint))
    throw new EnvironmentError(
      "The setting OTEL_EXPORTER_OTLP_ENDPOINT is not an address. Change it and start again.",
    );
  const headers = collectorHeaders
    .split(",")
    .map((pair) => /^\s*([\w-]+)\s*=(.*)$/.exec(pair))
    .flatMap((parts) => (parts ? [[parts[1], decoded(parts[2] ?? "")]] : []));
  return {
    endpoint: withTracesPath(new URL(collectorEndpoint)).href,
    headers: Object.fromEntries(headers),
  };
}

/** Values are percent-encoded where they hold a comma; one that is not valid encoding is taken as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value.trim());
  } catch {
    return value.trim();
  }
}
