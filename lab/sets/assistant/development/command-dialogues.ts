import type { EvaluationDialogue } from "@/lab/assistant/evaluation-turn";

/** Reminders, what to forget, and room in the context. */
export const commandDialogues: readonly EvaluationDialogue[] = [
  {
    name: "reminders by date",
    turns: [
      {
        kind: "reminder",
        say: "Remind me to call the bank on Thursday.",
        writes: ["call the bank + 26 November 2026"],
      },
      {
        kind: "reminder",
        say: "Can you remind me to water the plants tomorrow?",
        writes: ["water the plants + 23 November 2026"],
      },
      {
        kind: "reminder",
        say: "I have a dentist appointment on 3 December at 14:30.",
        writes: ["dentist + 3 December 2026 + 14:30"],
      },
      {
        kind: "reminder",
        say: "Remind me about the school play next Friday at 6pm.",
        writes: ["school play + 18:00"],
      },
      {
        kind: "reminder",
        say: "Set a reminder: renew my passport by 15 January.",
        writes: ["passport + 15 January 2027"],
      },
      {
        kind: "reminder",
        say: "What's coming up?",
        ordered: ["water the plants", "call the bank", "dentist", "passport"],
      },
      { kind: "reminder", say: "When is my dentist appointment?", answers: ["3 December 2026"] },
      {
        kind: "reminder",
        say: "Do I have anything on Thursday?",
        answers: ["call the bank"],
        excludes: ["dentist"],
      },
      {
        kind: "reminder",
        say: "What's coming up?",
        at: "2026-11-30T09:00:00",
        ordered: ["dentist", "passport"],
        excludes: ["water the plants", "call the bank"],
        inNewSession: true,
      },
      {
        kind: "reminder",
        say: "What are my plans for this week?",
        at: "2026-11-30T09:02:00",
        answers: ["dentist"],
        excludes: ["passport"],
      },
      {
        kind: "reminder",
        say: "What reminders do I have?",
        at: "2026-11-30T09:03:00",
        ordered: ["dentist", "passport"],
      },
      {
        kind: "reminder",
        say: "The dentist moved my appointment to 4 December.",
        at: "2026-11-30T09:04:00",
        writes: ["dentist + 4 December 2026"],
        gone: ["3 December"],
      },
    ],
  },
  {
    name: "dates that are no reminders",
    turns: [
      { kind: "reminder", say: "I'm busy today." },
      { kind: "reminder", say: "It's raining now." },
      { kind: "reminder", say: "I went to the dentist on Monday." },
      { kind: "reminder", say: "Today was exhausting." },
      { kind: "reminder", say: "The war ended in 1945." },
      { kind: "reminder", say: "Nothing, what's coming up for me?", abstains: "unknown" },
      {
        kind: "reminder",
        say: "My parents are visiting from 10 to 14 December.",
        writes: ["parents + 10 December 2026 + 14 December 2026"],
      },
      {
        kind: "reminder",
        say: "We fly to Tenerife on Christmas Eve.",
        writes: ["Tenerife + 24 December 2026"],
      },
      { kind: "reminder", say: "Remind me to buy milk.", writes: ["buy milk"] },
      {
        kind: "reminder",
        say: "Remind me in two weeks to cancel the gym.",
        writes: ["cancel the gym + 6 December 2026"],
      },
    ],
  },
  {
    name: "forget",
    turns: [
      {
        kind: "many facts",
        say: "I'm Leo, I live in Graz, I'm allergic to cats and I like chess.",
        writes: ["Leo", "Graz", "cats", "chess"],
      },
      { kind: "forget", say: "Forget where I live.", gone: ["Graz"] },
      { kind: "unknown", say: "Where do I live?", abstains: "unknown", excludes: ["Graz"] },
      { kind: "forget", say: "Please delete my cat allergy.", gone: ["cats"] },
      { kind: "forget", say: "I don't want you to remember that I like chess.", gone: ["chess"] },
      { kind: "forget", say: "Forget my shoe size.", answers: ["no memory"] },
      { kind: "profile", say: "I have two sisters, Eva and Ida.", writes: ["Eva", "Ida"] },
      { kind: "forget", say: "Forget Ida.", gone: ["Ida"] },
      { kind: "about the person", say: "Do I have sisters?", answers: ["Eva"], excludes: ["Ida"] },
      { kind: "forget", say: "Forget what I told you about my family.", gone: ["Eva"] },
      { kind: "forget", say: "Delete everything you know about me.", answers: ["?"] },
      { kind: "forget", say: "Yes.", gone: ["Leo"] },
      { kind: "unknown", say: "What's my name?", abstains: "unknown", excludes: ["Leo"] },
      { kind: "forget", say: "I forgot my umbrella at work." },
      { kind: "forget", say: "Never mind." },
    ],
  },
  {
    name: "remember",
    turns: [
      {
        kind: "profile",
        say: "Remember that the spare key is under the blue pot.",
        writes: ["spare key + blue pot"],
      },
      { kind: "about the person", say: "Where is the spare key?", answers: ["blue pot"] },
      { kind: "profile", say: "Note: the Wi-Fi at the cabin is called Elk.", writes: ["Elk"] },
      { kind: "about the person", say: "What's the wifi at the cabin called?", answers: ["Elk"] },
      { kind: "profile", say: "Keep in mind that I prefer short answers.", writes: ["short answers"] },
      { kind: "profile", say: "Don't forget: my locker number is 218.", writes: ["locker + 218"] },
      { kind: "about the person", say: "What's my locker number?", answers: ["218"] },
    ],
  },
  {
    name: "room in the context",
    turns: [
      { kind: "budget", say: "I'm Maya and I live in Cork.", writes: ["Maya", "Cork"] },
      { kind: "budget", say: "The concert last night was loud, the band played for three hours." },
      {
        kind: "budget",
        say: "Where do I live?",
        isOverBudget: true,
        operations: ["SUMMARY"],
        answers: ["Cork"],
      },
      {
        kind: "budget",
        say: "I'm allergic to bees.",
        isOverBudget: true,
        operations: ["SUMMARY"],
        writes: ["bees"],
      },
      {
        kind: "budget",
        say: "Please summarise what we have so far.",
        operations: ["SUMMARY"],
        answers: ["Cork|Maya|bees"],
      },
      { kind: "budget", say: "Someone parked a boat in front of our garage, a whole boat." },
      { kind: "budget", say: "Drop the boat talk from our context.", operations: ["FILTER"] },
      { kind: "budget", say: "What am I allergic to?", answers: ["bees"] },
    ],
  },
];
