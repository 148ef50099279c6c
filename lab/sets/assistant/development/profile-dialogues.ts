import type { EvaluationDialogue } from "@/lab/assistant/evaluation-turn";

/** Statements about oneself in the wordings that people use. */
export const profileDialogues: readonly EvaluationDialogue[] = [
  {
    name: "introductions",
    turns: [
      { kind: "profile", say: "Hey, I'm Nora.", writes: ["name + Nora"] },
      { kind: "profile", say: "I'm 29 and I'm based in Ghent.", writes: ["29", "Ghent"] },
      { kind: "profile", say: "I earn my living as a translator.", writes: ["translator"] },
      { kind: "profile", say: "Born and raised in Bruges, by the way.", writes: ["Bruges"] },
      { kind: "about the person", say: "How old am I?", answers: ["29"] },
      { kind: "about the person", say: "Where did I grow up?", answers: ["Bruges"] },
      { kind: "about the person", say: "What's my job?", answers: ["translator"] },
      { kind: "unknown", say: "When is my birthday?", abstains: "unknown" },
      { kind: "profile", say: "It's on the 4th of August, my birthday.", writes: ["birthday + 4 August"] },
      { kind: "about the person", say: "So when's my birthday?", answers: ["4 August"] },
    ],
  },
  {
    name: "work in other words",
    turns: [
      {
        kind: "profile",
        say: "My name's Kofi and I drive a taxi in Accra for a living.",
        writes: ["name + Kofi", "taxi"],
        may: ["Accra"],
      },
      { kind: "profile", say: "I've been a paramedic for six years.", writes: ["paramedic"], gone: ["taxi"] },
      { kind: "profile", say: "My employer is Red Cross Ghana.", writes: ["Red Cross Ghana"] },
      { kind: "profile", say: "I'm on the night shift every other week.", may: ["night shift"] },
      { kind: "about the person", say: "Who do I work for?", answers: ["Red Cross Ghana"] },
      { kind: "about the person", say: "What do I do?", answers: ["paramedic"] },
      { kind: "unknown", say: "How much do I earn?", abstains: "unknown" },
    ],
  },
  {
    name: "body and food",
    turns: [
      { kind: "profile", say: "I can't have gluten, I'm coeliac.", writes: ["gluten|coeliac"] },
      { kind: "profile", say: "Penicillin gives me a rash, I'm allergic to it.", writes: ["penicillin"] },
      { kind: "profile", say: "I have been vegetarian since 2015.", writes: ["vegetarian"] },
      { kind: "profile", say: "I wear size 41 shoes.", writes: ["41"] },
      { kind: "profile", say: "I was diagnosed with type 2 diabetes last year.", writes: ["diabetes"] },
      { kind: "profile", say: "My blood type is O negative.", writes: ["blood type + O negative"] },
      { kind: "about the person", say: "What's my shoe size?", answers: ["41"] },
      { kind: "about the person", say: "Which medicine can't I take?", answers: ["penicillin"] },
      { kind: "about the person", say: "Do I eat meat?", answers: ["vegetarian"] },
      { kind: "about the person", say: "What blood type do I have?", answers: ["O negative"] },
    ],
  },
  {
    name: "tastes",
    turns: [
      { kind: "profile", say: "I'm really into bouldering.", writes: ["bouldering"] },
      { kind: "profile", say: "Blue cheese is my absolute favourite.", either: ["blue cheese"] },
      { kind: "profile", say: "I'd rather have tea than coffee.", either: ["tea"] },
      { kind: "profile", say: "I can't stand coriander.", writes: ["coriander"] },
      { kind: "profile", say: "Spiders freak me out.", may: ["spiders"] },
      { kind: "profile", say: "In my spare time I restore old radios.", writes: ["radios"] },
      { kind: "about the person", say: "What are my hobbies?", answers: ["radios"] },
      { kind: "about the person", say: "Do I like coriander?", answers: ["coriander"] },
      { kind: "unknown", say: "Do I like sushi?", abstains: "unknown" },
      { kind: "unknown", say: "What's my favourite band?", abstains: "unknown" },
    ],
  },
  {
    name: "languages, studies and things owned",
    turns: [
      { kind: "profile", say: "I grew up speaking Catalan at home.", writes: ["Catalan"] },
      { kind: "profile", say: "I also speak Spanish and English.", writes: ["Spanish", "English"] },
      { kind: "profile", say: "I did my degree in architecture in Barcelona.", either: ["architecture"] },
      { kind: "profile", say: "I've got a 2014 Volvo V60.", writes: ["Volvo"] },
      { kind: "profile", say: "My email is marta.puig@example.org.", writes: ["marta.puig@example.org"] },
      { kind: "profile", say: "My phone number is +34 600 111 222.", writes: ["+34 600 111 222"] },
      {
        kind: "about the person",
        say: "Which languages do I speak?",
        answers: ["Catalan", "Spanish", "English"],
      },
      { kind: "about the person", say: "What car do I drive?", answers: ["Volvo"] },
      { kind: "about the person", say: "What's my phone number?", answers: ["600 111 222"] },
    ],
  },
  {
    name: "where the words come from",
    turns: [
      { kind: "profile", say: "We moved into a flat in Utrecht two years ago.", writes: ["Utrecht"] },
      { kind: "profile", say: "I'm allergic to wasps.", writes: ["wasps"] },
      {
        kind: "about the person",
        say: "Where do I live?",
        answers: ["Utrecht"],
        quotes: ["flat in Utrecht", "22 November 2026"],
        inNewSession: true,
        at: "2026-12-01T09:00:00",
      },
      {
        kind: "about the person",
        say: "What am I allergic to?",
        answers: ["wasps"],
        quotes: ["allergic to wasps", "22 November 2026"],
        at: "2026-12-01T09:01:00",
      },
      {
        kind: "about the person",
        say: "How do you know that I live in Utrecht?",
        answers: ["Utrecht"],
        quotes: ["flat in Utrecht", "22 November 2026"],
        at: "2026-12-01T09:02:00",
      },
    ],
  },
];
