import { extractFacts, type StatedFact } from "./extract-facts/extract-facts";
import { fact } from "./extract-facts/fact";
import { fromSecondPerson } from "./extract-facts/read-memory";
import { withAbsoluteDates } from "./grammar/absolute-dates";
import { abilities } from "./phrases/self-description";
import { plainMessage } from "./plain-message";
import { askDay, withChosenDay } from "./plans/ask-day";
import { planAgenda } from "./plans/plan-agenda";
import { planAmendment } from "./plans/plan-amendment";
import { planBudgetRelief, planFilter, planRecall, planSaid, planSummary } from "./plans/plan-context";
import { planConversation, readMessage } from "./plans/plan-conversation";
import { planChosenDeletions, planForget, planForgetEverything } from "./plans/plan-forget";
import { planList } from "./plans/plan-list";
import { planRescheduling } from "./plans/plan-rescheduling";
import { planSwap } from "./plans/plan-swap";
import { planUndo } from "./plans/plan-undo";
import type { ConversationView } from "./read-prompt";
import { answer, type Reply } from "./reply";
import { classifyRequest } from "./requests/classify-request";
import type { Proposal, Request } from "./requests/request";

/** These make room themselves, or refer to a question that a summary would fold away. */
const mayWait: ReadonlySet<Request["kind"]> = new Set(["summarize", "filter", "accept", "decline", "choose"]);

/** Decides the next step of a turn: which tools to call, or what to answer. Depends on nothing but its arguments. */
export function planStep(asSaid: ConversationView, today: Date): Reply {
  const view = withChosenDay(asSaid) ?? asSaid;
  const request = classifyRequest(view);
  const relief = mayWait.has(request.kind) ? null : planBudgetRelief(view);
  return onlyOffered(relief ?? askDay(view, request) ?? planRequest(request, view, today), view);
}

/** A call without tools, or with some of them, gets no call of another. */
function onlyOffered(reply: Reply, { operations }: ConversationView): Reply {
  if (reply.kind === "answer" || reply.calls.every(({ operation }) => operations.has(operation)))
    return reply;
  return answer("I can't do that here: the memory tools I need are not available.");
}

function planRequest(request: Request, view: ConversationView, today: Date): Reply {
  switch (request.kind) {
    case "summarize":
      return planSummary(view, request.span);
    case "filter":
      return planFilter(view, request.topic, today);
    case "forget":
      return planForget(view, request.target, today);
    case "choose":
      return planChosenDeletions(view, request.memoryIds, today);
    case "forget-everything":
      return planForgetEverything(view, false, today);
    case "list":
      return planList(view, today);
    case "recall":
      return planRecall(view);
    case "last-said":
    case "first-said":
      return planSaid(view, request.kind === "first-said");
    case "undo":
      return planUndo(view, today);
    case "agenda":
      return planAgenda(view, request.days, today);
    case "amend":
      return planAmendment(view, request.value, today) ?? planUnclearAmendment(view, request.value, today);
    case "reschedule":
      return planRescheduling(view, request, today);
    case "swap":
      return planSwap(view, request, today);
    case "remember":
      return planConversation(
        view,
        { facts: notedFacts(request.text, today), questions: [], retractions: [] },
        today,
      );
    case "accept":
      return planAccepted(view, request.proposal, today);
    case "decline":
      return answer(
        request.proposal.kind === "remember" || request.proposal.kind === "keep-words"
          ? "All right, I won't remember that."
          : "All right, I keep everything.",
      );
    case "converse":
      return planConversation(view, readMessage(view, today), today);
    case "empty":
      return view.unread.length > 0
        ? planConversation(view, { facts: [], questions: [], retractions: [] }, today)
        : answer(smallTalk.empty);
    default:
      return answer(smallTalk[request.kind]);
  }
}

/** What was meant is no part of a memory: perhaps it says something by itself. */
function planUnclearAmendment(view: ConversationView, value: string, today: Date): Reply {
  return /^(?:I|my|we|our)\b/iu.test(value)
    ? planConversation(view, readMessage(view, today), today)
    : answer("Tell me the whole sentence that is right, and I correct what I have.");
}

const smallTalk = {
  help: abilities,
  greeting:
    "Hello! I'm the demo assistant, a set of rules. Tell me something about yourself, and I will remember it, or ask me what I know.",
  thanks: "You're welcome.",
  acknowledgement: "All right.",
  "unclear-reply": "I have no open question. Tell me in a full sentence, please.",
  farewell: "Goodbye! I keep what you told me for next time.",
  "never-mind": "All right, nothing changed.",
  "vague-correction":
    "Sorry about that. Tell me what is right, for example “I live in Oslo” or “it's Oslo, not Bergen”, and I correct it.",
  empty: "I am listening. Tell me something about yourself, or ask me what I know.",
} as const;

function planAccepted(view: ConversationView, proposal: Proposal, today: Date): Reply {
  if (proposal.kind === "forget") return planChosenDeletions(view, proposal.memoryIds, today);
  if (proposal.kind === "forget-everything") return planForgetEverything(view, true, today);
  if (proposal.kind === "keep-words") {
    const kept = proposal.words.flatMap((words) => keptWords(words, today));
    return planConversation(view, { facts: kept, questions: [], retractions: [] }, today);
  }
  const facts = proposal.statements
    .split(/,? and that |, that /u)
    .flatMap((statement) => notedFacts(fromSecondPerson(statement), today));
  return planConversation(view, { facts, questions: [], retractions: [] }, today);
}

/** What was named as not kept: as a fact where one is understood, else between quotation marks. */
function keptWords(words: string, today: Date): readonly StatedFact[] {
  const facts = extractFacts(plainMessage(words).text, today).map((one) => ({ ...one, confidence: 1 }));
  if (facts.length > 0) return facts;
  const statement = `I said: “${words}”`;
  return [{ ...fact("note", words, statement, { confidence: 1 }), isCorrection: false }];
}

/** What the person wants remembered is remembered: as a fact where one is understood, else word for word. */
function notedFacts(text: string, today: Date): readonly StatedFact[] {
  const full = /^to \p{L}/u.test(text) ? `I have ${text}` : text;
  const facts = extractFacts(full, today).map((one) => ({ ...one, confidence: 1 }));
  if (facts.length > 0) return facts;
  const statement = withAbsoluteDates(full, today);
  return [{ ...fact("note", statement, statement, { confidence: 1 }), isCorrection: false }];
}
