import type { RecallMemory, RecallQuestion } from "./recall-case";

/**
 * People who resemble each other on purpose: each has a job, an animal, a journey, a dish that disagrees and a birthday, so that nothing but the
 * name and the right word tells one memory from the next. The sentences vary by turns; which sentence falls to whom follows from the places.
 */
const people = [
  [
    "Marguerite",
    "she",
    "an orthodontist",
    "Quillfeather Dental",
    "a tortoise",
    "Ptolemy",
    "Lapland",
    "2025-02",
    "oysters",
    "3 May",
  ],
  [
    "Hamish",
    "he",
    "a ferry captain",
    "Argyll Crossings",
    "a goat",
    "Mrs Brown",
    "Patagonia",
    "2025-11",
    "shellfish",
    "9 January",
  ],
  [
    "Leocadia",
    "she",
    "a stage designer",
    "the Thistledown Theatre",
    "two budgies",
    "Salt and Vinegar",
    "Naples",
    "2024-10",
    "lactose",
    "28 February",
  ],
  [
    "Bertrand",
    "he",
    "a patent lawyer",
    "Okonjo Reeve",
    "a Maine coon",
    "Archimedes",
    "Tasmania",
    "2026-01",
    "peanuts",
    "17 August",
  ],
  [
    "Wilhelmina",
    "she",
    "a glassblower",
    "Ember Row Studio",
    "a whippet",
    "Tuppence",
    "Georgia",
    "2025-05",
    "strawberries",
    "1 December",
  ],
  [
    "Kofi",
    "he",
    "an air traffic controller",
    "Filton Tower",
    "a parrot",
    "Professor",
    "Zanzibar",
    "2024-07",
    "pork",
    "22 June",
  ],
  [
    "Ottoline",
    "she",
    "a midwife",
    "Southmead Hospital",
    "a hedgehog",
    "Brush",
    "the Faroe Islands",
    "2026-06",
    "nightshades",
    "11 November",
  ],
  [
    "Rashid",
    "he",
    "a bookbinder",
    "Vellum Yard",
    "a ferret",
    "Zip",
    "Uzbekistan",
    "2025-09",
    "caffeine",
    "30 March",
  ],
  [
    "Perpetua",
    "she",
    "a tax inspector",
    "the revenue office in Swindon",
    "a pony",
    "Clementine",
    "Madeira",
    "2024-12",
    "garlic",
    "14 July",
  ],
  [
    "Lysander",
    "he",
    "a beekeeper",
    "Moorgold Honey",
    "a sheepdog",
    "Fen",
    "Slovenia",
    "2026-04",
    "histamine",
    "6 October",
  ],
  [
    "Ingrid",
    "she",
    "a dentist's receptionist",
    "Quillfeather Dental",
    "a rabbit",
    "Sergeant",
    "Crete",
    "2025-08",
    "soya",
    "19 April",
  ],
  [
    "Desmond",
    "he",
    "a piano tuner",
    "Halcyon Pianos",
    "a greyhound",
    "Duchess",
    "Iceland",
    "2026-02",
    "mustard",
    "8 September",
  ],
] as const;

const months = "January February March April May June July August September October November December".split(
  " ",
);

type Row = (typeof people)[number];

function factsOf(row: Row, place: number): readonly RecallMemory[] {
  const [name, pronoun, job, employer, animal, animalName, journey, month, dish, birthday] = row;
  const id = name.toLowerCase();
  const [year = "2025", number = "1"] = month.split("-");
  const monthName = months[Number(number) - 1] ?? "";
  const object = pronoun === "she" ? "her" : "him";
  const day = (offset: number) => `2026-0${1 + ((place + offset) % 9)}-${10 + ((place * 3 + offset) % 18)}`;
  const jobMessages = [
    `Met ${name} at the school gate again. Turns out ${pronoun}'s ${job}, at ${employer} of all places, and the stories were good.`,
    `You asked who ${name} is. ${name} earns a living as ${job} with ${employer}; we met through the choir.`,
    `${employer} has a new face: ${name} started there as ${job} and is already running the place.`,
  ];
  const animalMessages = [
    `${name} brought ${animalName} along, ${animal} no less, and everybody forgot the birthday child.`,
    `Went round to ${name}'s. There was hair on everything, because ${animalName} sleeps where it likes; it's ${animal}, I should say.`,
    `I'm minding ${animalName} for ${name} this weekend. I've never looked after ${animal} before, wish me luck.`,
  ];
  const journeyMessages = [
    `A card from ${journey}! ${name} spent all of ${monthName} ${year} there and wants to go back.`,
    `${name} showed us four hundred pictures of ${journey} last night, from that trip in ${monthName} ${year}.`,
    `In ${monthName} ${year} ${name} flew to ${journey} with one small rucksack, can you imagine?`,
  ];
  const dishMessages = [
    `If ${name} comes to supper there must be nothing with ${dish} on the table, last time ended with an ambulance.`,
    `Note for the party list: ${name} doesn't tolerate ${dish}, not even a trace of it.`,
    `I nearly poisoned ${name}. Nobody had told me that ${dish} makes ${object} ill for days.`,
  ];
  const birthdayMessages = [
    `${name} turns a year older on ${birthday}, there's a collection going round.`,
    `Put ${birthday} in, that's when we sing for ${name}.`,
    `Forgot ${name}'s birthday once more. It's ${birthday}, it always was.`,
  ];
  const turned = (messages: readonly string[], offset: number) =>
    messages[(place + offset) % messages.length] ?? "";
  return [
    [`${id}-job`, day(0), `${name} is ${job} at ${employer}.`, turned(jobMessages, 0)],
    [`${id}-animal`, day(1), `${name} has ${animal} called ${animalName}.`, turned(animalMessages, 1)],
    [
      `${id}-journey`,
      day(2),
      `${name} was in ${journey} in ${monthName} ${year}.`,
      turned(journeyMessages, 2),
    ],
    [`${id}-dish`, day(3), `${name} cannot eat or drink anything with ${dish}.`, turned(dishMessages, 0)],
    [`${id}-birthday`, day(4), `${name}'s birthday is on ${birthday}.`, turned(birthdayMessages, 1)],
  ];
}

function questionsOf(row: Row, place: number): readonly RecallQuestion[] {
  const [name, , job, employer, animal, animalName, journey, month, dish, birthday] = row;
  const id = name.toLowerCase();
  const [year = "2025", number = "1"] = month.split("-");
  const monthName = months[Number(number) - 1] ?? "";
  const rare: readonly RecallQuestion[] = [
    ["rare-name", `Whose pet is ${animalName}?`, `${id}-animal`],
    ["rare-name", `${place < 6 ? "the person" : "somebody"} at ${employer}`, ...jobsAt(employer)],
    ["rare-name", `who has been to ${journey}`, `${id}-journey`],
  ];
  const about: readonly RecallQuestion[] = [
    ["other-people", `What does ${name} do for a living?`, `${id}-job`],
    ["other-people", `Which dish would be dangerous for ${name}?`, `${id}-dish`],
    ["other-people", `When do we celebrate ${name}?`, `${id}-birthday`],
    ["other-people", `What kind of creature lives with ${name}?`, `${id}-animal`],
  ];
  const timed: readonly RecallQuestion[] = [
    ["temporal", `Who travelled to a foreign place in ${monthName} ${year}?`, `${id}-journey`],
    ["temporal", `Whose birthday is on ${birthday}?`, `${id}-birthday`],
  ];
  const hops: readonly RecallQuestion[] = [
    ["two-hops", `When was the one with ${animal} called ${animalName} born?`, `${id}-birthday`],
    ["two-hops", `What must I not serve to ${job.replace(/^an? /, "the ")} I know?`, `${id}-dish`],
  ];
  const unanswerable: readonly RecallQuestion[] = [
    ["unanswerable", `How tall is ${name}?`],
    ["unanswerable", `What is the surname of ${name}?`],
    ["unanswerable", `Does ${name} like ${dish === "pork" ? "opera" : "football"}?`],
  ];
  const pick = (list: readonly RecallQuestion[], many: number) =>
    list
      .map((_, turn) => list[(place + turn) % list.length])
      .slice(0, many)
      .filter((one) => one !== undefined);
  return [...pick(rare, 2), ...pick(about, 2), ...pick(timed, 1), ...pick(hops, 1), ...pick(unanswerable, 1)];
}

function jobsAt(employer: string): readonly string[] {
  return people.filter((row) => row[3] === employer).map(([name]) => `${name.toLowerCase()}-job`);
}

/** Sixty memories of twelve people. */
export const acquaintanceMemories: readonly RecallMemory[] = people.flatMap((row, place) =>
  factsOf(row, place),
);

/** Seven questions about each. */
export const acquaintanceQuestions: readonly RecallQuestion[] = people.flatMap((row, place) =>
  questionsOf(row, place),
);
