import type { LanguageModelMiddleware, Tool } from "ai";

/** Where the studio is, and with which key. */
export interface Studio {
  /** Without a path: `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  /** From Settings → API, with the scopes `read` and `operate`. */
  readonly apiKey: string;
  /** The session that calls belong to, named by you; the studio makes it with the first call. */
  readonly session: string;
}

export type OperationName = "ADD" | "UPDATE" | "DELETE" | "RETRIEVE" | "SUMMARY" | "FILTER";
export type ToolName =
  | "Add_memory"
  | "Update_memory"
  | "Delete_memory"
  | "Retrieve_memory"
  | "Summary_context"
  | "Filter_context";

/** The six operations as tools of the AI SDK, by their names. `client` is what your agent is called, as `name/version`. */
export function agememTools(options: Studio & { readonly client?: string }): Record<ToolName, Tool>;

/** What was sent with one call of the model. */
export interface SentContext {
  readonly tokens: number;
  readonly memories: readonly string[];
  /** Calls whose results FILTER or SUMMARY took in the session. */
  readonly leftOut: number;
  /** Messages of the oldest turns, for which there was no room. */
  readonly droppedMessages: number;
}

/**
 * Middleware for `wrapLanguageModel` that keeps the prompt under `budgetTokens`. Throws `AgememError` with the code `over-budget` where the system
 * prompt and the last turn alone do not fit, and whenever the studio does not answer.
 */
export function agememContext(
  options: Studio & {
    readonly budgetTokens: number;
    /** Tokens of a text; without it a token for each three bytes is counted. */
    readonly countTokens?: (text: string) => number;
    readonly onContext?: (sent: SentContext) => void;
  },
): LanguageModelMiddleware;

/** A failure that the studio names. */
export class AgememError extends Error {
  readonly code: string;
  /** Of the HTTP answer; 0 where nothing was asked. */
  readonly status: number;
}

/** One event of a session, as the API and session files have it. What a kind has beside this is in the OpenAPI document. */
export interface SessionEvent {
  readonly id: string;
  readonly sessionId: string;
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly by: "person" | "agent" | "app";
  readonly turnId: string | null;
  readonly step: number | null;
  readonly memoryPosition: number | null;
  readonly hash?: string | undefined;
}

/** A session as one file. */
export interface SessionFile {
  readonly format: "agemem-session";
  readonly version: number;
  readonly exportedAt: string;
  readonly session: { readonly sessionId: string; readonly title: string; readonly events: number };
  readonly events: readonly SessionEvent[];
  readonly integrity: { readonly algorithm: "sha256"; readonly hash: string };
}
