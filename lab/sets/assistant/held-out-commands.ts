import type { EvaluationDialogue } from "@/lab/assistant/evaluation-turn";

const pastedBio = `Found this on a website:
Dr. Amelia Frost is a cardiologist. I am 52 years old, I live in Boston and I have three sons.
She also plays golf.`;

const pastedChat = `> hi it's me, Gustav
> I moved to Lund and I'm a carpenter now
What do you make of this?`;

const longLetter = `Sorry for the silence. The move took forever: two vans, one broken mirror and a very patient uncle. The new place has a tiny
balcony, and the neighbours seem nice. I started at the library on Monday, I'm a librarian after all. In the evenings I mostly sleep. The
cat, Biscuit, hates the stairs. I have not unpacked the books yet. More soon.`;

/** Dates, noise, sources and room: the second half of the held-out set. */
export const heldOutCommands: readonly EvaluationDialogue[] = [
  {
    name: "dates",
    turns: [
      {
        kind: "reminder",
        say: "Please remind me to send the invoice on Monday.",
        writes: ["send the invoice + 23 November 2026"],
      },
      {
        kind: "reminder",
        say: "Remind me tomorrow at 8 to feed the neighbour's cat.",
        writes: ["feed + 23 November 2026"],
      },
      {
        kind: "reminder",
        say: "My driving test is on the 9th of December.",
        writes: ["driving test + 9 December 2026"],
      },
      { kind: "reminder", say: "We're going skiing in February.", writes: ["skiing + February 2027"] },
      {
        kind: "reminder",
        say: "I'm seeing the optician the day after tomorrow.",
        writes: ["optician + 24 November 2026"],
      },
      { kind: "reminder", say: "I'm knackered today." },
      { kind: "reminder", say: "Last Friday I saw a great play." },
      {
        kind: "reminder",
        say: "What do I have coming up?",
        ordered: ["invoice", "optician", "driving test", "skiing"],
      },
      { kind: "reminder", say: "What's on tomorrow?", answers: ["invoice"], excludes: ["driving test"] },
      { kind: "reminder", say: "When's my driving test?", answers: ["9 December 2026"] },
      {
        kind: "reminder",
        say: "My driving test was postponed to 16 December.",
        writes: ["driving test + 16 December 2026"],
        gone: ["9 December"],
      },
      {
        kind: "reminder",
        say: "Anything coming up?",
        at: "2026-12-20T10:00:00",
        inNewSession: true,
        answers: ["skiing"],
        excludes: ["optician", "driving test"],
      },
      { kind: "reminder", say: "Forget the skiing trip.", at: "2026-12-20T10:01:00", gone: ["skiing"] },
    ],
  },
  {
    name: "noise",
    turns: [
      { kind: "pasted", say: pastedBio },
      { kind: "pasted", say: pastedChat, abstains: "advice" },
      { kind: "typo", say: "i lvie in Perth", either: ["Perth"] },
      { kind: "typo", say: "my sisiter is called Joy", either: ["Joy"] },
      { kind: "typo", say: "remeber that my bike lock code is 4821", writes: ["4821"] },
      { kind: "typo", say: "whats my bike lock code", answers: ["4821"] },
      { kind: "capitals", say: "I HATE OLIVES", writes: ["olives"] },
      { kind: "capitals", say: "DO I LIKE OLIVES?", answers: ["olives"], excludes: ["Yes"] },
      { kind: "capitals", say: "WHY IS THE SKY BLUE?", abstains: "knowledge" },
      { kind: "long", say: longLetter, writes: ["librarian"], either: ["Biscuit"], may: ["library"] },
      {
        kind: "many facts",
        say: "So, about me: I'm Kwame, 44, electrician, divorced, two daughters (Ama and Efua), and I support Arsenal.",
        writes: ["Kwame", "electrician", "divorced", "Ama", "Efua"],
        may: ["44", "Arsenal"],
        gone: ["librarian"],
      },
      { kind: "about the person", say: "How many daughters do I have?", answers: ["Ama", "Efua"] },
      { kind: "uncertain", say: "I believe I'm allergic to penicillin.", asks: ["penicillin"] },
      { kind: "uncertain", say: "yes do", writes: ["penicillin"] },
      { kind: "uncertain", say: "Maybe my PIN is 9911.", may: [] },
      { kind: "forget", say: "Forget about my allergy.", gone: ["penicillin"] },
      { kind: "forget", say: "Wipe everything.", answers: ["?"] },
      { kind: "forget", say: "No, keep it." },
      { kind: "about the person", say: "What's my bike lock code?", answers: ["4821"] },
    ],
  },
  {
    name: "sources and room",
    turns: [
      {
        kind: "profile",
        say: "I work as a tram driver in Zagreb.",
        writes: ["tram driver"],
        may: ["Zagreb"],
      },
      { kind: "budget", say: "The depot was freezing this morning and somebody had eaten all the biscuits." },
      {
        kind: "budget",
        say: "What's my job?",
        isOverBudget: true,
        operations: ["SUMMARY"],
        answers: ["tram driver"],
        quotes: ["tram driver in", "22 November 2026"],
      },
      { kind: "budget", say: "Remove the biscuit talk from our conversation.", operations: ["FILTER"] },
      { kind: "budget", say: "Give me a summary of our conversation.", operations: ["SUMMARY"] },
      {
        kind: "about the person",
        say: "What do you remember about me?",
        inNewSession: true,
        answers: ["tram driver"],
      },
      { kind: "about the person", say: "And where do I work?", answers: ["Zagreb|tram"] },
    ],
  },
];
