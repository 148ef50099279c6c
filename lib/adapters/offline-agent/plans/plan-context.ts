import { isQuestion } from "../extract-facts/gate";
import { summarizeTranscript } from "../extractive-summary";
import type { ConversationView } from "../read-prompt";
import { answer, call, type Reply } from "../reply";
import { classifyRequest } from "../requests/classify-request";
import type { ToolStep } from "../tool-step";
import { filterCriteria } from "./topic-criteria";

/** So much of a message is told back, in characters. */
const longestQuote = 240;

/** "Summarize our conversation so far": the summary takes the place of what it sums up, and is told. */
export function planSummary(view: ConversationView, span: string): Reply {
  const done = lastStep(view, "SUMMARY");
  if (!done && view.operations.has("SUMMARY")) return call({ operation: "SUMMARY", input: { span } });
  const summary = view.summaries.at(-1);
  if (done?.outcome.summarized && summary)
    return answer(`Here is our conversation so far, in short:\n${summary.trim()}`);
  if (done?.outcome.rejected?.code === "NOTHING_TO_SUMMARIZE")
    return answer("There is nothing to summarize yet.");
  return answer(
    `I could not summarize our conversation: ${done?.outcome.rejected?.reason ?? "the tool for it is not there."}`,
  );
}

/** "Drop the football talk from our context": removes what belongs to the subject. */
export function planFilter(view: ConversationView, topic: string, today: Date): Reply {
  if (topic === "")
    return answer(
      "What shall I remove from our context? Name a subject, for example “drop the football talk”, or say “summarize our conversation”.",
    );
  const done = view.steps.filter(({ operation }) => operation === "FILTER");
  if (done.length === 0 && view.operations.has("FILTER")) {
    return call(
      ...filterCriteria(topic, view.earlier, today).map((criteria) => ({
        operation: "FILTER" as const,
        input: { criteria },
      })),
    );
  }
  const items = sum(done, ({ outcome }) => outcome.filtered?.items ?? 0);
  const tokens = sum(done, ({ outcome }) => outcome.filtered?.tokens_freed ?? 0);
  if (items > 0)
    return answer(
      `I removed ${items} ${items === 1 ? "item" : "items"} about ${topic} from our context and freed ${tokens} tokens. My long-term memory is unchanged.`,
    );
  const refused = done.find(({ outcome }) => outcome.rejected)?.outcome.rejected;
  if (refused) return answer(`I could not filter our context: ${refused.reason || refused.code}`);
  return answer(`I found nothing about ${topic} in our context.`);
}

/** "What did we talk about?": told from what is visible, without touching it. */
export function planRecall({ earlier, summaries }: ConversationView): Reply {
  const lines = [
    ...summaries.map((text) => `earlier summary: ${text}`),
    ...earlier.map(({ author, text }) => `${author === "person" ? "person" : "agent"}: ${text}`),
  ];
  return lines.length === 0
    ? answer("We have just begun.")
    : answer(`In this conversation, in short:\n${summarizeTranscript(lines.join("\n"))}`);
}

/** "What did I just tell you?": the person's latest or earliest words that are still visible, without other such questions. */
export function planSaid({ earlier }: ConversationView, isFirst: boolean): Reply {
  const said = earlier.filter(({ author, text }) => author === "person" && isTold(text));
  const message = isFirst ? said[0] : said.at(-1);
  if (!message) return answer("You have not told me anything yet in this conversation.");
  return answer(
    `${isFirst ? "The first message of yours that I still see" : "You said last"}: “${shortened(message.text)}”`,
  );
}

/** The summary that a budget notice asks for, once a turn; null when none is due. */
export function planBudgetRelief(view: ConversationView): Reply | null {
  if (!view.isOverBudget || !view.operations.has("SUMMARY") || lastStep(view, "SUMMARY")) return null;
  return call({ operation: "SUMMARY", input: { span: "all" } });
}

/** A statement: neither a question nor a command. */
function isTold(text: string): boolean {
  return !isQuestion(text) && classifyRequest({ request: text, earlier: [] }).kind === "converse";
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote).replace(/\s+\S*$/u, "")}…`;
}

function lastStep(view: ConversationView, operation: string): ToolStep | undefined {
  return view.steps.findLast((step) => step.operation === operation);
}

function sum(steps: readonly ToolStep[], amount: (step: ToolStep) => number): number {
  return steps.reduce((total, step) => total + amount(step), 0);
}
