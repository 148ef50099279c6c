/** What a request that this assistant cannot serve would need. */
export type ModelKind =
  | "image"
  | "code"
  | "current"
  | "action"
  | "writing"
  | "reasoning"
  | "advice"
  | "knowledge";

/** In order: "write a Python function" is about code before it is about writing. */
const signs: readonly (readonly [ModelKind, RegExp])[] = [
  [
    "image",
    /\b(?:draw|paint|sketch)\b|\b(?:picture|image|photo|drawing|logo|illustration|wallpaper)s? (?:of|for|with|showing|that)\b|\b(?:make|generate|create|design)\b.*\b(?:picture|image|photo|drawing|logo|illustration|video|icon)s?\b/iu,
  ],
  [
    "code",
    /\b(?:code|coding|program(?!me)|function|script|regex|regular expression|algorithm|sql|html|css|javascript|typescript|python|java|rust|golang|c\+\+|react|vue|angular|node\.?js|django|docker|kubernetes|git|npm|api|compiler|debug|bug|stack ?trace|unit tests?|component|query|database|terminal|bash|linux|segfault|exception|null ?pointer)\b/iu,
  ],
  [
    "action",
    /^(?:\W*(?:please|can you|could you|would you|will you|hey|ok|now|just)\b[ ,]*)*(?:book|order|buy|send|call|phone|ring|text|message|pay|transfer|reserve|play|pause|open|close|turn|switch|start|stop|set|schedule|post|upload|download|print|invite|cancel|submit|wake|navigate|install|share)\b/iu,
  ],
  [
    "current",
    /\b(?:weather|forecast|temperature outside|rain(?:ing|y)?|snow(?:ing)?|sunny|news|headlines?|latest|share price|stock(?:s| price| market)?|exchange rate|score of|who won(?!.*\b(?:19|20)\d\d\b)|traffic|opening hours|right now|currently|at the moment|this week's|today's|tonight's|what time is it|what day is it|what is the (?:date|time)|price of|how much (?:is|are|does|do)|near me|nearby|open (?:now|today)|trending|bitcoin|search (?:for|the)|google|look up|on the (?:web|internet))\b/iu,
  ],
  [
    "writing",
    /\b(?:write|rewrite|draft|compose|translate|proofread|rephrase|paraphrase|summari[sz]e|edit|polish|shorten|poem|story|essay|letter|email|e-mail|caption|slogan|speech|toast|lyrics|song|joke|haiku|rhyme|cover letter|spell(?:ing)?|grammar)\b/iu,
  ],
  [
    "reasoning",
    /\d\s*(?:[+*/×÷^]|-(?=\s*\d)|times|plus|minus|divided by|multiplied by|to the power|percent|% of)\s*\d?|\b(?:calculate|compute|solve|equation|integral|derivative|prove|square root|sum of|average of|how many (?:days|weeks|hours|minutes|seconds) (?:until|till|between|are (?:there|left)|in)|logic|puzzle|riddle|convert|plan (?:me|my|a|an)|sort|rank|compare|if an? .+\d.+\d)\b/iu,
  ],
  [
    "advice",
    /^(?:\W*(?:so|and|but|well|hey)\b[ ,]*)*(?:(?:what|which|where|when|who|how|why) )?(?:\p{L}+ )?(?:should|shall|could|would|can|may|ought|must) (?:I|we|you)\b|\b(?:recommend|suggest|advice|advise|tips?|ideas?|what do you think|your opinion|do you (?:like|think|prefer|agree)|is it (?:ok|okay|wise|worth|safe|smart)|help me (?:decide|choose))\b/iu,
  ],
];

/** The kind of model that could serve a request, judged by its words; general knowledge where nothing else shows. */
export function kindOfModel(request: string): ModelKind {
  return signs.find(([, pattern]) => pattern.test(request))?.[0] ?? "knowledge";
}
