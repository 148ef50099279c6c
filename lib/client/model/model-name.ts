import type { ModelIdentity } from "@/lib/core/log/event-envelope";

/** What the screen calls the built-in assistant, which is no language model. */
export const demoAssistant = "Demo assistant (rules)";

/** True for the demo assistant, which is no language model. */
export function isOffline(model: ModelIdentity): boolean {
  return model.provider === "offline";
}

/** What to call a model on the screen. */
export function modelName(model: ModelIdentity): string {
  return isOffline(model) ? demoAssistant : model.label;
}
