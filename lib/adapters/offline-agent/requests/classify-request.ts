import { isQuestion } from "../extract-facts/gate";
import { expandContractions } from "../grammar/read-terms";
import type { ConversationView } from "../read-prompt";
import { pendingProposal, readChoice } from "./pending-proposal";
import { readAgenda } from "./read-agenda";
import { readAmendment, readRescheduling } from "./read-amendment";
import { readForgetTarget } from "./read-forget";
import { readReminder } from "./read-reminder";
import { politely, type Request } from "./request";

const lead = (words: string, flags = "iu") => new RegExp(`^${politely}(?:${words})`, flags);

const summarize = lead(
  "(?:summari[sz]e|sum up|recap|condense|compress|give me (?:an? )?(?:short |brief |quick )?(?:summary|recap|overview) of|make an? (?:short )?summary of|tl;?dr)(?: (.*))?$",
);
const ofConversation =
  /^(?:(?:up|the|our|this|all|of|everything|in|my|whole|entire|full|last|previous|past|current|earlier|\d+|two|three|four|five|six|seven|eight|nine|ten) )*(?:conversation|chat|discussion|context|dialogue|session|talk|messages?|items?|turns?|history|it|this|everything|all|so far|above|us|what (?:we|i|you|was|has been) .*?)(?:,? (?:so far|until now|up to now|for me|briefly|shortly|above|in (?:short|brief|a few words)|here))*$/iu;
const lastCount = /\blast (\d+|two|three|four|five|six|seven|eight|nine|ten)\b/iu;
const listing =
  /^(?:(?:so|and|now|ok|okay|well|hey|hi|please|can you|could you|tell me)[,:]? )*(?:what (?:do|did|have|can) you (?:all |already |still |really |currently )?(?:know|remember|learn(?:ed)?|remembered|stored?|saved?|got|have)(?: (?:stored|saved|remembered|in (?:your )?memory))? ?(?:about (?:me|myself|us)|(?:of|from) me|so far|in (?:your )?(?:long-term )?memory|by now|in store)?(?: so far| by now| already| now)?|(?:list|show|give|tell|read)(?: me)? (?:all |me )?(?:of )?(?:my|your|the|our|stored|saved)? ?(?:long-term )?memor(?:y|ies)(?: you have)?(?: about me)?|(?:list|show|tell)(?: me)? (?:all|everything) (?:that )?you (?:know|remember|have)(?: about me)?(?: so far)?|tell me (?:what|everything|all) you (?:know|remember) about me|everything you (?:know|remember) about me|what is in (?:your|my) (?:long-term )?memory|which memories do you have|what memories do you have(?: about me)?|do you (?:know|remember) (?:anything|something) about me|what have i told you(?: so far| about (?:me|myself))?|who am i)$/iu;
const recall =
  /^(?:(?:so|and|now|ok|okay|well)[,:]? )*what (?:did|have|were|are) we (?:just |been )*(?:talk(?:ed|ing)?|discuss(?:ed|ing)?|spoken|speak(?:ing)?|chat(?:ted|ting)?)(?: about)?(?: so far| today| before| until now| earlier)?$/iu;
const lastSaid =
  /^(?:(?:so|and|wait|sorry)[,:]? )*(?:what (?:did|have) I (?:just|last) (?:say|said|tell you|told you|write|written|mention|mentioned)(?: to you)?|what was (?:the last thing I (?:said|wrote|told you)|my last (?:message|sentence)|I (?:just )?saying))$/iu;
const firstSaid =
  /^(?:(?:so|and)[,:]? )*what (?:was (?:the first thing I (?:said|wrote|told you|asked)|my first (?:message|question|sentence)|our first topic)|did I (?:say|tell you|write|ask)(?: you)? first)(?: here| today| in this conversation)?$/iu;
const help =
  /^(?:(?:ok(?:ay)?|so|and|well|but|hey|hi)[,!.]? )*(?:help(?: me)?|what can (?:you|I) (?:actually |really |even )?do(?: for me| here| now| with (?:this|you))?|what do you (?:actually |really )?do|what (?:should|shall) I do(?: here| now| first)?|how do I (?:start|begin)|what now|what (?:do|can) you help (?:me )?with|how do (?:you|i) (?:work|use (?:you|this))|how does (?:this|it) work|what are you(?: for)?|who are you|what is this|are you (?:an? )?(?:ai|bot|robot|human|language model|llm|chatgpt|gpt|real|model|real person)|what is your name|do you have a name|which model (?:are you|is this)|what (?:are|is) your (?:skills|abilities|commands|capabilities)|commands|introduce yourself|tell me about yourself)$/iu;
const greeting =
  /^(?:hi|hello|hey|hiya|howdy|hei|good (?:morning|evening|afternoon|day)|greetings|yo|hi again|hello again|nice to meet you|how are you(?: doing)?(?: today)?|how is it going|what is up|how do you do)(?:[ ,]+(?:there|again|assistant|you|all|everyone|nice to meet you|how are you(?: doing)?(?: today)?|how is it going))*$/iu;
const thanks =
  /^(?:(?:ok(?:ay)?|great|perfect|super|cool|nice|good|wonderful|awesome|excellent|lovely),? )?(?:thanks|thank you|thx|cheers|much appreciated|many thanks|that is (?:very )?(?:helpful|kind))(?: (?:so much|very much|a lot|you|again|for .*|then))*$/iu;
const acknowledgement =
  /^(?:(?:ok(?:ay)?|great|perfect|super|cool|nice|good|wonderful|awesome|excellent|lovely|fine|i see|got it|understood|that is (?:great|perfect|fine|good|right|correct|all)|well done|good (?:job|work)|alright|all right|very (?:good|nice)|sounds good|no problem|no worries|haha|lol|hm+|ah|oh)[ ,!.]*)+$/iu;
const bareReply =
  /^(?:yes|no|yeah|yep|nope|nah|sure|both|none|all of them|the (?:first|second|third|last)(?: one)?|\d)(?:,? (?:please|thanks))?$/iu;
const farewell =
  /^(?:(?:ok(?:ay)?|thanks|thank you),? )?(?:bye|goodbye|bye bye|see you(?: later| soon| tomorrow)?|good night|talk to you later|take care|ciao|farewell|until next time)(?: for now| then)?$/iu;
const neverMind =
  /^(?:never ?mind|forget it|forget about it|forget that|no matter|skip it|drop it|leave it)$/iu;
const undo =
  /^(?:(?:no|please|wait|oh|sorry)[,:]? )*(?:undo|revert|take back|scratch|delete|remove|erase|forget)(?: (?:that|it|this|the last (?:one|change|memory|thing)|what you just (?:did|stored|saved|remembered)))(?: again| please)?$|^(?:undo|take (?:that|it) back|put (?:that|it) back)$/iu;
/** "Forget that" may mean other things; these words mean one. */
const onlyUndo = /\b(?:undo|revert|take (?:that|it) back)\b/iu;
const remember = lead(
  "(?:remember|note|keep in mind|bear in mind|do not forget|never forget|memori[sz]e|save|store|make a note|take a note|write down|add to (?:your )?memory|put in (?:your )?memory|learn|you (?:should|must|need to) (?:remember|know))(?: this| down| the following| for (?:me|later))?(?: that)?[:,]? (.+)$",
);
const swap =
  /^(?:(?:no|actually|sorry|i meant|i mean|correction|I said|it is|that is|he is|she is|make that|should be|it should be|not quite|wait)[,:]? )*([\p{L}\p{N}][^,]{0,60}?),? (?:and )?not ([\p{L}\p{N}][^,]{0,60})$/iu;
const swapTurned =
  /^(?:(?:no|sorry|actually)[,:]? )*not (\p{Lu}[\p{L}\p{N}' -]{0,40}|\d[^,]{0,40}?), (?:but (?:rather )?|it is )?([\p{Lu}\d][^,]{0,40})$/u;
const vague =
  /^(?:(?:no|actually|sorry)[,:]? )*(?:that is|you are|this is|it is) (?:wrong|incorrect|not (?:right|true|correct)|false|a mistake)$/iu;

/** Nobody writes a command as long as a page; patterns need not search one. */
const longestCommand = 1_000;

/** Decides what a message asks for. Commands come first; everything else is conversation: statements and questions. */
export function classifyRequest({
  request,
  earlier,
  latestChanges = [],
}: Pick<ConversationView, "request" | "earlier"> &
  Partial<Pick<ConversationView, "latestChanges">>): Request {
  if (request.trim().length > longestCommand) return { kind: "converse" };
  const text = normalized(request);
  if (text === "") return { kind: "empty" };
  const proposal = pendingProposal(earlier);
  if (proposal) {
    const choice = readChoice(text, proposal);
    if (choice) return choice;
  }
  return (
    simpleRequest(text, latestChanges.length > 0) ??
    contextRequest(text) ??
    memoryRequest(text) ?? { kind: "converse" }
  );
}

/** True for "what do you know about me?" in its many forms. */
export function isListRequest(text: string): boolean {
  return listing.test(text.replace(/[\s.!?…]+$/u, ""));
}

function simpleRequest(text: string, hasJustWritten: boolean): Request | null {
  if (help.test(text)) return { kind: "help" };
  if (isListRequest(text)) return { kind: "list" };
  if (recall.test(text)) return { kind: "recall" };
  if (lastSaid.test(text)) return { kind: "last-said" };
  if (firstSaid.test(text)) return { kind: "first-said" };
  if (greeting.test(text)) return { kind: "greeting" };
  if (thanks.test(text)) return { kind: "thanks" };
  if (farewell.test(text)) return { kind: "farewell" };
  if (acknowledgement.test(text)) return { kind: "acknowledgement" };
  if (bareReply.test(text)) return { kind: "unclear-reply" };
  if (undo.test(text) && (hasJustWritten || onlyUndo.test(text))) return { kind: "undo" };
  if (neverMind.test(text)) return { kind: "never-mind" };
  return vague.test(text) ? { kind: "vague-correction" } : null;
}

function contextRequest(text: string): Request | null {
  const match = summarize.exec(text);
  if (match && (!match[1] || ofConversation.test(match[1])))
    return { kind: "summarize", span: spanOf(match[1] ?? "") };
  return null;
}

function memoryRequest(text: string): Request | null {
  const dated = readReminder(text) ?? readAgenda(text) ?? readRescheduling(text) ?? readAmendment(text);
  if (dated) return dated;
  const forget = readForgetTarget(text);
  if (forget) return forget;
  const noted = remember.exec(text)?.[1];
  if (noted && !/^(?:when|how|if|me\b|the time|that time|what|who|where|my name\??$)/iu.test(noted))
    return { kind: "remember", text: noted };
  const [, right, wrong] = isQuestion(text) ? [] : (swap.exec(text) ?? turned(swapTurned.exec(text)));
  return right && wrong && !isPlainNegation(right)
    ? { kind: "swap", right: afterVerb(right), wrong: afterVerb(wrong) }
    : null;
}

/** "Not Oslo, Bergen" has the wrong word first. */
function turned(match: RegExpExecArray | null): readonly (string | undefined)[] {
  return match ? [match[0], match[2], match[1]] : [];
}

/** Of "the flight is on 3 December" the part that is right. */
function afterVerb(words: string): string {
  return words
    .replace(/^.*\b(?:is|are|was|am)\s+/iu, "")
    .replace(/^(?:on|in|at|called|named)\s+/iu, "")
    .trim();
}

/** "I do, not …" and "what do not I like" correct nothing. */
function isPlainNegation(before: string): boolean {
  return (
    /\b(?:I|we|my)\b/u.test(before) ||
    /(?:^|\s)(?:do|does|did|am|is|are|was|were|can|could|will|would|should|have|has|had|may|might|must)$/iu.test(
      before,
    )
  );
}

/** Contractions written out, spaces and end punctuation gone; questions lose their mark too. */
function normalized(request: string): string {
  return expandContractions(request)
    .replace(/\s+/g, " ")
    .replace(/[\s.!?…]+$/u, "")
    .replace(/,? (?:please|for me)$/iu, "")
    .trim();
}

function spanOf(words: string): string {
  const count = lastCount.exec(words)?.[1]?.toLowerCase();
  if (!count) return "all";
  const numbers = "zero one two three four five six seven eight nine ten".split(" ");
  return /^\d+$/.test(count) ? count : String(numbers.indexOf(count));
}
