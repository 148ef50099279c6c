import type { SessionLog } from "../episode/episode-log";
import { describeTools } from "../log/operations";
import { type SanitizeLevel, sanitizeEvents, sanitizeText } from "../replay/sanitize-events";
import { traceSpans } from "../replay/trace-spans";
import { type ChatMessage, type ChatRow, chatRow, policyRow } from "./chat-row";
import type { PreferencePair } from "./preference-pair";
import { answerPairs, preferencePairs } from "./preference-pair";
import type { StepRow } from "./step-row";
import { samplesOf, type TrainingSample } from "./training-sample";

/** What leaves for another trainer: rows of steps, chats to imitate, pairs to prefer, or spans of OpenTelemetry. */
export const exportFormats = ["steps", "chat", "preferences", "spans"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** One conversation as it is exported: its own log, and that of a branch that was left for it, where there is one. */
export interface ExportedConversation {
  readonly log: SessionLog;
  /** Branches of the same conversation: answers to the same prompt are compared with theirs. */
  readonly branches: readonly SessionLog[];
}

/** The lines of one conversation, each one JSON value. With texts taken out, nothing that anybody wrote is in them, token ids included. */
export function exportLines(
  { log, branches }: ExportedConversation,
  format: ExportFormat,
  level: SanitizeLevel,
): readonly string[] {
  return rowsOf(log, branches, format, level).map((row) => JSON.stringify(row));
}

function rowsOf(
  log: SessionLog,
  branches: readonly SessionLog[],
  format: ExportFormat,
  level: SanitizeLevel,
): readonly unknown[] {
  switch (format) {
    case "steps":
      return samplesOf([log]).map((sample) => stepOf(sample, level));
    case "chat":
      return samplesOf([log])
        .filter(({ isMalformed }) => !isMalformed)
        .map((sample) =>
          sanitizedChat(isWritten(sample) ? policyRow(sample) : chatRow(sample, toolsOf()), level),
        );
    case "preferences": {
      const pairs = [
        ...preferencePairs([log], toolsOf()),
        ...branches.flatMap((left) => answerPairs(log, left, toolsOf())),
      ];
      return pairs.map((pair) => sanitizedPair(pair, level));
    }
    case "spans":
      return traceSpans(sanitizeEvents(log.events, level).events, { withContent: level !== "texts" });
  }
}

const toolsOf = () => describeTools();

/** Asked by the text protocol: its calls are text already, and no tools stand beside them. */
function isWritten({ messages }: TrainingSample): boolean {
  return messages.some(
    ({ role, content }) => role === "assistant" && /^<(?:think|tool_call|answer)>/.test(content),
  );
}

/** An ordinary conversation has no reward: its rows have the tokens, where a server said them, and no advantage. */
function stepOf(sample: TrainingSample, level: SanitizeLevel): StepRow {
  const { sampled, written, messages } = sample;
  const said = [
    written.thought,
    written.text,
    JSON.stringify(written.calls),
    ...messages.map(({ content }) => content),
  ];
  const isClean = said.every((text) => sanitizeText(text, level) === text);
  return {
    schema: "agemem-step-row",
    version: 1,
    rolloutId: sample.sessionId,
    taskId: sample.sessionId,
    sessionId: sample.sessionId,
    sequence: sample.sequence,
    stage: sample.stage,
    step: sample.step,
    operations: [...sample.operations],
    isMalformed: sample.isMalformed,
    modelId: sample.modelId,
    messagesHash: sample.messagesHash,
    promptTokenIds: null,
    tokenIds: isClean && sampled ? [...sampled.tokenIds] : null,
    logProbabilities: isClean && sampled?.logProbabilities ? [...sampled.logProbabilities] : null,
    reward: null,
    advantage: null,
    parts: null,
  };
}

function sanitizedChat(row: ChatRow, level: SanitizeLevel): ChatRow {
  return { ...row, messages: row.messages.map((message) => sanitizedMessage(message, level)) };
}

function sanitizedPair(pair: PreferencePair, level: SanitizeLevel): PreferencePair {
  const all = (messages: readonly ChatMessage[]) =>
    messages.map((message) => sanitizedMessage(message, level));
  return { ...pair, prompt: all(pair.prompt), chosen: all(pair.chosen), rejected: all(pair.rejected) };
}

/** What the app itself says of tools stays; every other text is a person's or a model's. */
function sanitizedMessage(message: ChatMessage, level: SanitizeLevel): ChatMessage {
  if (level === "nothing") return message;
  const { content, tool_calls: calls } = message;
  return {
    ...message,
    content: sanitizeText(content, level),
    ...(calls
      ? {
          tool_calls: calls.map((call) => ({
            ...call,
            function: {
              ...call.function,
              arguments:
                level === "texts"
                  ? withheldArguments(call.function.arguments)
                  : sanitizeText(call.function.arguments, level),
            },
          })),
        }
      : {}),
  };
}

/** Still an object, so that the row can be read; what stood in it is gone, the names of made-up fields included. */
function withheldArguments(text: string): string {
  return JSON.stringify({ withheld: text.length });
}
