import type { EvaluationDialogue } from "@/lab/assistant/evaluation-turn";

const pastedMail = `Can you keep this for later?

From: Helena Brandt <helena@example.com>
Subject: Our meeting
Hi, I'm Helena Brandt and I work as a notary in Hamburg. I live in Altona and I'm allergic to cats.
My husband is called Dieter. I look forward to meeting you.
Best, Helena`;

const pastedArticle = `"I live on a farm in Devon," says the baker. "My name is Rose and I am 81 years old. I have three daughters." The village
celebrated her birthday on 4 May. I love this article.`;

const pastedCode = `const me = { name: "Bob", city: "Rome" };
// I am allergic to semicolons
console.log(me.name);`;

const longStory = `You won't believe the week I had. On Monday the lift broke and I carried the shopping up eleven floors. On Tuesday the neighbours
had a party until four. On Wednesday I finally signed the contract: I'm the new head of marketing at Lumen. I celebrated with Ida, she is
my best friend, and we ate far too many dumplings. By Friday I was asleep on the sofa at eight. Anyway, that was my week.`;

const longRamble = `${"We talked about the weather, the traffic and the price of tomatoes for a while. ".repeat(12)}My sister is called Agnes.`;

/** Pasted text, negations, typing errors, capitals, many facts at once, long messages, and things half sure. */
export const noiseDialogues: readonly EvaluationDialogue[] = [
  {
    name: "pasted text",
    turns: [
      { kind: "pasted", say: pastedMail, may: [] },
      { kind: "pasted", say: pastedArticle },
      { kind: "pasted", say: pastedCode },
      {
        kind: "pasted",
        say: "> I'm moving to Berlin in May\n> my name is Kurt\n\nwhat do you think about this mail?",
        abstains: "advice",
      },
      { kind: "unknown", say: "What's my name?", abstains: "unknown", excludes: ["Helena|Rose|Bob|Kurt"] },
      {
        kind: "unknown",
        say: "Where do I live?",
        abstains: "unknown",
        excludes: ["Altona|Devon|Rome|Berlin"],
      },
    ],
  },
  {
    name: "negations",
    turns: [
      { kind: "negation", say: "I'm not a teacher." },
      { kind: "negation", say: "I don't have any allergies.", may: ["allerg"] },
      { kind: "negation", say: "I don't eat pork.", writes: ["not eat pork"] },
      { kind: "negation", say: "I never drink alcohol.", either: ["alcohol"] },
      { kind: "negation", say: "I don't live in Paris." },
      { kind: "negation", say: "My name isn't Bob." },
      { kind: "negation", say: "I have no children.", may: ["child"] },
      { kind: "negation", say: "I don't like horror films.", writes: ["horror films"] },
      { kind: "about the person", say: "Do I eat pork?", answers: ["No", "pork"] },
      { kind: "about the person", say: "Do I like horror films?", answers: ["No"] },
      { kind: "unknown", say: "Where do I live?", abstains: "unknown", excludes: ["You live in Paris"] },
    ],
  },
  {
    name: "typing errors",
    turns: [
      { kind: "typo", say: "my nmae is Selma", either: ["Selma"] },
      { kind: "typo", say: "i wrok as a electrician", either: ["electrician"] },
      { kind: "typo", say: "im allergc to strawberries", either: ["strawberries"] },
      { kind: "typo", say: "i live in malmö", either: ["Malmö"] },
      { kind: "typo", say: "my brothr is called Nils", either: ["Nils"] },
      { kind: "typo", say: "were do i live", answers: ["Malmö"] },
      { kind: "typo", say: "whats my name", answers: ["Selma"] },
      { kind: "typo", say: "What am I alergic to?", answers: ["strawberries"] },
      { kind: "typo", say: "i dont like onoins", may: ["onoins|onions"] },
    ],
  },
  {
    name: "capitals",
    turns: [
      { kind: "capitals", say: "MY NAME IS OSKAR", writes: ["name + Oskar"] },
      {
        kind: "capitals",
        say: "I LIVE IN VIENNA AND I AM ALLERGIC TO MUSTARD",
        writes: ["Vienna", "mustard"],
      },
      { kind: "capitals", say: "WHERE DO I LIVE?", answers: ["Vienna"] },
      { kind: "capitals", say: "REMIND ME TO PAY RENT ON 1 DECEMBER", writes: ["rent + 1 December 2026"] },
      { kind: "capitals", say: "WHAT IS THE CAPITAL OF PERU?", abstains: "knowledge" },
      { kind: "capitals", say: "STOP SHOUTING AT ME" },
      { kind: "capitals", say: "FORGET WHERE I LIVE", gone: ["Vienna"] },
    ],
  },
  {
    name: "many facts and long messages",
    turns: [
      {
        kind: "many facts",
        say: "Quick intro: name's Ravi, 35, software tester at SAP, living in Mannheim, married to Anjali, two kids (Arjun and Meera), vegetarian.",
        writes: ["Ravi", "software tester", "Mannheim", "Anjali", "Arjun", "Meera", "vegetarian"],
        may: ["35", "SAP"],
      },
      {
        kind: "long",
        say: longStory,
        writes: ["head of marketing", "Lumen"],
        may: ["Ida", "celebrated"],
        gone: ["software tester", "for SAP"],
      },
      { kind: "long", say: longRamble, either: ["Agnes"] },
      {
        kind: "many facts",
        say: "I'm lactose intolerant, I hate celery, my favourite season is autumn and I run marathons.",
        writes: ["lactose", "celery", "autumn"],
        either: ["marathons"],
      },
      { kind: "about the person", say: "What's my favourite season?", answers: ["autumn"] },
      { kind: "about the person", say: "Am I married?", answers: ["Anjali"] },
    ],
  },
  {
    name: "half sure",
    turns: [
      { kind: "uncertain", say: "I think I'm allergic to pollen.", asks: ["pollen"] },
      { kind: "uncertain", say: "Yes, please.", writes: ["pollen"] },
      { kind: "uncertain", say: "I guess my favourite food is lasagne.", asks: ["lasagne"] },
      { kind: "uncertain", say: "No.", answers: ["won't|not"] },
      { kind: "uncertain", say: "I probably live closest to Reading station.", may: ["Reading"] },
      { kind: "uncertain", say: "I go swimming every Tuesday.", either: ["swimming"] },
      { kind: "uncertain", say: "My password is tulip99.", asks: ["tulip99"] },
      { kind: "uncertain", say: "I'm kind of a night owl.", may: ["night owl"] },
      { kind: "about the person", say: "Am I allergic to pollen?", answers: ["Yes", "pollen"] },
    ],
  },
];
