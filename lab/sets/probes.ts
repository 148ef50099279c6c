// What a model with a memory must get right, one message each, in a session of its own. Written by hand for this project; every second one of
// each kind was written after the profiles and the placing were built.

/** What a probe asks of the model. */
export type ProbeKind = "question" | "statement" | "change" | "forget" | "not stored" | "no tool";

/** One message, and what would be right. */
export interface Probe {
  readonly kind: ProbeKind;
  readonly say: string;
  /** What the answer (question, no tool) or the stored text (statement, change) must match. */
  readonly right: RegExp;
  /** The beginning of the memory that a change or a deletion must act on. */
  readonly about?: string;
}

/** What is stored before each probe. */
export const probeMemories: readonly string[] = [
  "Mara lives in Bergen.",
  "Mara is allergic to peanuts.",
  "Mara's sister Elin visits on 14 March.",
  "Mara works as a marine biologist.",
  "Mara has a cat called Pixel.",
];

export const probes: readonly Probe[] = [
  { kind: "question", say: "What am I allergic to?", right: /peanut/i },
  { kind: "question", say: "Where do I live?", right: /bergen/i },
  { kind: "question", say: "When does my sister visit me?", right: /14 march|march 14/i },
  { kind: "question", say: "What is my cat called?", right: /pixel/i },
  { kind: "question", say: "What do I do for a living?", right: /marine|biolog/i },
  { kind: "question", say: "Can I eat this peanut butter cake?", right: /allerg|peanut/i },
  { kind: "question", say: "Remind me what my sister's name is.", right: /elin/i },
  { kind: "question", say: "which city is my home in again", right: /bergen/i },
  { kind: "statement", say: "I drive an old red Volvo.", right: /volvo/i },
  { kind: "statement", say: "My favourite colour is green.", right: /green/i },
  { kind: "statement", say: "I started learning the cello last week.", right: /cello/i },
  { kind: "statement", say: "By the way, I'm a vegetarian.", right: /vegetarian/i },
  { kind: "statement", say: "My birthday is on 2 June.", right: /2 june|june 2/i },
  { kind: "statement", say: "My brother Jonas is a pilot.", right: /jonas|pilot/i },
  { kind: "change", say: "I moved to Oslo last month.", right: /oslo/i, about: "Mara lives" },
  {
    kind: "change",
    say: "Elin's visit is on 21 March now, not the 14th.",
    right: /21/,
    about: "Mara's sister",
  },
  {
    kind: "change",
    say: "I gave up biology; I work as a teacher now.",
    right: /teacher/i,
    about: "Mara works",
  },
  {
    kind: "change",
    say: "We renamed the cat: it's called Smilla now.",
    right: /smilla/i,
    about: "Mara has a cat",
  },
  {
    kind: "forget",
    say: "Please forget that I am allergic to peanuts.",
    right: /./,
    about: "Mara is allergic",
  },
  { kind: "forget", say: "Delete what you know about my cat.", right: /./, about: "Mara has a cat" },
  { kind: "no tool", say: "What is the capital of France?", right: /paris/i },
  { kind: "no tool", say: "Thank you, that helped!", right: /./ },
  { kind: "no tool", say: "How much is 7 times 6?", right: /42|forty.?two/i },
  { kind: "no tool", say: "Say hello in Spanish.", right: /hola/i },
];

/** One conversation of twelve messages: what is said in it must be known in it, changed and forgotten. */
export const probeConversation: readonly Probe[] = [
  { kind: "statement", say: "Hi! I'm Tom and I live in Leeds.", right: /leeds|tom/i },
  { kind: "statement", say: "I'm allergic to shellfish.", right: /shellfish/i },
  { kind: "question", say: "What am I allergic to?", right: /shellfish/i },
  { kind: "no tool", say: "What is the capital of Spain?", right: /madrid/i },
  { kind: "statement", say: "My dog is called Biscuit.", right: /biscuit/i },
  { kind: "change", say: "I moved to York last week.", right: /york/i },
  { kind: "question", say: "Where do I live?", right: /york/i },
  { kind: "question", say: "What is my dog called?", right: /biscuit/i },
  { kind: "statement", say: "I play the piano on Sundays.", right: /piano/i },
  { kind: "forget", say: "Please forget that I have a dog.", right: /./ },
  { kind: "no tool", say: "Thanks, that's all for now.", right: /./ },
  { kind: "question", say: "Which instrument do I play?", right: /piano/i },
];
