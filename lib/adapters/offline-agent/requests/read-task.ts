import { hasTag, readTerms } from "../grammar/read-terms";
import { politely } from "./request";

const lead = new RegExp(`^${politely}`, "iu");
const wish =
  /^(?:(?:i want|i need|i would like|i'd like) (?:you to|(?:help|ideas|advice|tips)\b|(?:an?|some|the) (?:\p{L}+ )?(?:poem|story|summary|translation|recipe|picture|image|list of|letter|email|essay|script|joke|plan|explanation)\b)|help me|i need help)/iu;
const tasks =
  /^(?:write|translate|compose|explain|calculate|compute|tell me (?:a|an|about|how|why|more|the)|give me|make|draw|generate|create|book|order|buy|send|call|find|search|google|look up|play|open|show me|recommend|suggest|describe|compare|solve|fix|code|program|draft|rewrite|proofread|correct this|spell|count|sing|read|teach me|plan|set|remind me|schedule|convert|define|list|choose|pick|guess|pretend|imagine|help|think|answer|continue|finish|complete)\b/iu;

/** What is asked is at the start. */
const openingCharacters = 300;

/** True for a request that needs a language model or the world: "Write me a poem", "Book a flight". */
export function isTaskForAModel(request: string): boolean {
  const text = request.trim().slice(0, openingCharacters).replace(lead, "");
  if (wish.test(text)) return true;
  if (/^(?:let (?:me|us)|I|you|we|he|she|they|it|my|our|the|this|that)\b/iu.test(text)) return false;
  if (tasks.test(text)) return true;
  const [first] = readTerms(text);
  return (
    first !== undefined &&
    hasTag(first, "Imperative") &&
    !/^(?:guess|listen|wait|look|welcome|see|know)\b/iu.test(text)
  );
}
