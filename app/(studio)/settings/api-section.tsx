import { headers } from "next/headers";
import { ApiPanel } from "@/components/settings/api/api-panel";
import { requireCurrentActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";

/** How programs outside the studio reach it, and the keys they have. */
export async function ApiSection() {
  const { deps, models } = await getApp();
  const { ownerId } = await requireCurrentActor();
  const [{ apiKeys, recordedConnectionId }, connections] = await Promise.all([
    deps.ownerSettings.read({ ownerId }),
    models.connections.list({ ownerId }),
  ]);
  const request = await headers();
  const scheme = request.get("x-forwarded-proto") === "https" ? "https" : "http";
  const keys = apiKeys.map(({ hash: _, ...key }) => key);
  return (
    <ApiPanel
      keys={keys}
      connections={connections.map(({ connectionId, name, baseUrl }) => ({ connectionId, name, baseUrl }))}
      recordedConnectionId={recordedConnectionId}
      address={`${scheme}://${request.get("host") ?? "127.0.0.1:3000"}`}
    />
  );
}
