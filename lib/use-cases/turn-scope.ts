import type { PromptMessage } from "@/lib/core/context/render-prompt";
import type { SessionState } from "@/lib/core/session/session-state";
import type { SessionScope } from "./dependencies";

/** Which turn a use-case works on. */
export interface TurnScope extends SessionScope {
  readonly turnId: string;
}

/** A step whose prompt is in the log and can be sent. */
export interface PreparedStep {
  readonly messages: readonly PromptMessage[];
  readonly state: SessionState;
}
