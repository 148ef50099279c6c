import { requestAsSent } from "@/lib/core/context/request-as-sent";
import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";

/** What a server's template makes of a request; `why` says the reason where `template` is null. */
export interface RenderedTemplate {
  readonly template: string | null;
  readonly why: "told" | "not-told" | "another-model" | "no-request";
}

/**
 * Asks the server of the session's model how its template renders the request of the step that started at `stepStarted`, as the log has that
 * request. Writes nothing and calls no model; a server that does not tell is no error.
 */
export async function renderTemplate(
  deps: Dependencies,
  {
    stepStarted,
    signal,
    ...scope
  }: SessionScope & { readonly stepStarted: number; readonly signal: AbortSignal },
): Promise<Result<RenderedTemplate, AppError>> {
  const events = await deps.eventLog.read(scope);
  if (events.length === 0) return err({ code: "unknown-session", sessionId: scope.sessionId });
  const sent = requestAsSent(events, stepStarted);
  if (!sent?.request) return ok({ template: null, why: "no-request" });
  const { languageModel } = deps;
  const { model } = sent.prompt.event;
  const { provider, modelId, label } = languageModel.identity;
  if (model.provider !== provider || model.modelId !== modelId || model.label !== label)
    return ok({ template: null, why: "another-model" });
  const template = (await languageModel.renderTemplate?.(sent.request, signal)) ?? null;
  return ok({ template, why: template === null ? "not-told" : "told" });
}
