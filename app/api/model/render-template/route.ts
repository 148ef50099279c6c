import { renderTemplateContract } from "@/lib/contract/model/render-template";
import { readHandler } from "@/lib/server/read-handler";
import { renderTemplate } from "@/lib/use-cases/model/render-template";

export const GET = readHandler(
  renderTemplateContract,
  { scope: "session", timeLimitMs: 30_000 },
  ({ deps, ownerId, signal }, question) => renderTemplate(deps, { ownerId, ...question, signal }),
);
