import type { FilterCase } from "./filter-case";

/** Chatter that a person wants gone: weather, jokes, gossip, greetings. */
export const smallTalkCases: readonly FilterCase[] = [
  {
    subject: "weather",
    agentCriteria: "Small talk about the weather: rain, sun, temperature, wind, forecast",
    keyWordCriteria: "weather: weather, rain, sun, temperature, wind",
    personCriteria: "weather chat",
    remove: [
      "It has been raining for nine days in a row here.",
      "Tomorrow the sun will shine and it gets up to 19 degrees.",
      "What's the weather like where you are?",
      "The wind was so strong that it blew our parasol away.",
    ],
    keep: [
      "Our team weathered the reorganisation quite well.",
      "Bake it at a temperature of 180 degrees for forty minutes.",
      "Sun Microsystems invented the language in the nineties.",
      "The contract runs until the end of 2027.",
      "My brother Henrik is a nurse.",
    ],
  },
  {
    subject: "jokes",
    agentCriteria: "Jokes and puns: funny one-liners, punchlines, laughing",
    keyWordCriteria: "jokes: joke, funny, pun, laugh, punchline",
    personCriteria: "the jokes",
    remove: [
      "Tell me a joke about penguins.",
      "Why did the penguin cross the ice? To get to the other slide! Ha, what a funny joke.",
      "That pun was so bad that I had to laugh.",
    ],
    keep: [
      "The milk smells funny, I will throw it away.",
      "The lease has to be signed by both of us.",
      "Add a test for the empty list, please.",
      "I am allergic to penicillin.",
      "We need 40 chairs for the hall.",
    ],
  },
  {
    subject: "neighbours",
    agentCriteria: "Complaints about the neighbours: noise, loud music, parties, stairs, quarrel",
    keyWordCriteria: "neighbours: neighbours, noise, loud, music, quarrel",
    personCriteria: "noisy neighbours",
    remove: [
      "The neighbours above us had a party again until four in the morning.",
      "Write down the noise with date and time before you talk to the landlord.",
      "She plays loud music every evening and does not open when I ring.",
    ],
    keep: [
      "The photo has a lot of noise in the dark areas.",
      "k nearest neighbours needs no training, but it is slow at prediction.",
      "My violin needs a new bridge.",
      "The museum ticket is free on the first Sunday.",
      "I'd like to learn how to bake sourdough bread.",
    ],
  },
  {
    subject: "phone choice",
    agentCriteria: "Choosing a new phone: battery, camera, screen, price, comparison of smartphones",
    keyWordCriteria: "new phone: phone, smartphone, battery, camera, screen, price",
    personCriteria: "buying a new phone",
    remove: [
      "My phone's battery lasts half a day, so I want a new one.",
      "The camera of the cheaper smartphone is good enough unless you take photos at night.",
      "Is a 120 hertz screen worth a hundred euros more?",
    ],
    keep: [
      "The smoke detector beeps, its battery must be replaced.",
      "The price of butter doubled within a year.",
      "I will phone the landlord tomorrow about the heating.",
      "Our screening for the disease starts at the age of fifty.",
      "Translate the poem, but keep the rhymes.",
    ],
  },
  {
    subject: "tax return",
    agentCriteria: "The tax return: deductions, receipts, income, tax office, deadline, commuting",
    keyWordCriteria: "tax return: tax, deductions, receipts, income, tax office",
    personCriteria: "tax return",
    remove: [
      "Can I deduct the home office from my taxes this year?",
      "Keep the receipts for at least six years in case the tax office asks.",
      "My tax return is due in July and I have not started.",
    ],
    keep: [
      "I will return the books to the library on Monday.",
      "The function has an early return, so the loop never runs.",
      "The office dog is called Pixel.",
      "Yoga helps me more than the pills.",
      "Let's have the picnic by the old mill.",
    ],
  },
  {
    subject: "language learning",
    agentCriteria: "Learning Japanese: vocabulary, kanji, grammar, flash cards, practice",
    keyWordCriteria: "learning Japanese: Japanese, kanji, vocabulary, grammar, flash cards",
    personCriteria: "learning Japanese",
    remove: [
      "I learn ten kanji a day with flash cards.",
      "What is the difference between the Japanese particles wa and ga?",
      "Watch Japanese films with subtitles to get used to the spoken grammar.",
    ],
    keep: [
      "The Japanese restaurant at the corner has closed.",
      "Learning rate warm-up makes the training more stable.",
      "My credit card was blocked after the third attempt.",
      "The vet recommends a diet for our dog.",
      "Book a table for two at seven, please.",
    ],
  },
];
