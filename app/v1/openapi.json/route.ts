import { openApiDocument } from "@/lib/contract/api/openapi";
import { studioVersion } from "@/lib/server/studio-version";

/** The OpenAPI document; it says nothing of anybody, so it needs no key. */
export function GET(): Response {
  return Response.json(openApiDocument(studioVersion));
}
