import { err, ok, type Result } from "../../result";
import { readChatMessages } from "../read-chat-request";
import { type ForeignRun, stepsOfMessages } from "./foreign-run";
import { isClaudeCodeLine, readClaudeCode } from "./read-claude-code";
import { isCodexLine, readCodex } from "./read-codex";
import { isLangfuse, readLangfuse } from "./read-langfuse";
import { isLangSmithRun, readLangSmith } from "./read-langsmith";
import { isOtlp, readOtlp } from "./read-otlp";
import { isUiMessage, readUiMessages } from "./read-ui-messages";

/** Most model calls of a run that are taken in. */
const mostRunSteps = 2_000;

/**
 * Reads the file of another agent's run, by what is in it: a transcript of Claude Code, a rollout of Codex, an export of LangSmith or Langfuse, spans of
 * OpenTelemetry, messages of the AI SDK, messages in the form of OpenAI. The error is a sentence.
 */
export function readRun(text: string): Result<ForeignRun, string> {
  const { values, unreadable } = valuesIn(text);
  const run = runOf(values);
  if (!run)
    return err(
      "This is no run that can be read: neither a session file of AgeMem Studio, nor a transcript of Claude Code, a rollout of Codex, an export of LangSmith or Langfuse, spans of OpenTelemetry, messages of the AI SDK or messages in OpenAI's form.",
    );
  if (run.steps.length === 0)
    return err(`This file of ${run.source} has no answer of a model, so there is nothing to replay.`);
  const missing = [
    ...run.missing,
    ...(unreadable > 0 ? [`${unreadable} lines are no JSON and were left out.`] : []),
    ...(run.steps.length > mostRunSteps
      ? [`The run has ${run.steps.length} model calls; the first ${mostRunSteps} were taken in.`]
      : []),
  ];
  return ok({ ...run, steps: run.steps.slice(0, mostRunSteps), missing });
}

function runOf(values: readonly unknown[]): ForeignRun | null {
  const sample = values.slice(0, 50);
  if (sample.some(isCodexLine)) return readCodex(values);
  if (sample.some(isClaudeCodeLine)) return readClaudeCode(values);
  const traced = tracedRun(values);
  if (traced) return traced;
  const messages = messagesIn(values);
  if (messages.length > 0 && messages.every(isUiMessage)) return readUiMessages(messages);
  const chat = readChatMessages(messages);
  if (!chat || chat.length === 0) return null;
  return {
    source: "OpenAI messages",
    steps: stepsOfMessages(chat, { modelId: "", at: null }),
    missing: [
      "A list of messages does not say what was left out before a call: each prompt is shown as everything before it.",
      "It names neither model nor time nor usage.",
    ],
  };
}

/** A file of a store of traces: one object, a list of them, or one a line. */
function tracedRun(values: readonly unknown[]): ForeignRun | null {
  const [first] = values;
  const records = values.length === 1 && Array.isArray(first) ? first : values;
  const sample = records.slice(0, 50);
  if (sample.some(isOtlp)) return readOtlp(records);
  if (sample.some(isLangSmithRun)) return readLangSmith(records);
  return sample.some(isLangfuse) ? readLangfuse(records) : null;
}

/** One list of messages, or an object that has one. */
function messagesIn(values: readonly unknown[]): readonly unknown[] {
  const [first] = values;
  if (values.length !== 1 || typeof first !== "object" || first === null) return values;
  if (Array.isArray(first)) return first;
  return "messages" in first && Array.isArray(first.messages) ? first.messages : values;
}

/** A file of JSON as one value, a file of JSON Lines as one for each line. */
function valuesIn(text: string): { readonly values: readonly unknown[]; readonly unreadable: number } {
  const whole = parsed(text);
  if (whole !== undefined) return { values: [whole], unreadable: 0 };
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const values = lines.map(parsed);
  return {
    values: values.filter((value) => value !== undefined),
    unreadable: values.filter((value) => value === undefined).length,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
