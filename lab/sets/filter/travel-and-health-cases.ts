import type { FilterCase } from "./filter-case";

/** Journeys, the body, sleep and medicine. */
export const travelAndHealthCases: readonly FilterCase[] = [
  {
    subject: "trip to Lisbon",
    agentCriteria: "The trip to Lisbon: hotel, sights, trams, beaches, restaurants in Portugal",
    keyWordCriteria: "trip to Lisbon: Lisbon, Portugal, hotel, sights, tram, beach",
    personCriteria: "trip to Lisbon",
    remove: [
      "We fly to Lisbon on the fourth and stay five nights near the castle.",
      "Take tram 28 early in the morning, later it is full of tourists.",
      "The hotel in Alfama has a roof terrace with a view of the river.",
      "For a day at the beach take the train from Lisbon to Cascais.",
    ],
    keep: [
      "The Treaty of Lisbon changed how the European Council votes.",
      "I tripped over the cable and broke the lamp.",
      "My colleague from Portugal will present the sales figures.",
      "Can you proofread my cover letter?",
      "I take 50 milligrams of it every evening.",
    ],
  },
  {
    subject: "lost luggage",
    agentCriteria: "The lost luggage and delayed flight: suitcase, airline, claim, airport, compensation",
    keyWordCriteria: "lost luggage: luggage, suitcase, airline, airport, claim",
    personCriteria: "lost suitcase and airline",
    remove: [
      "The airline lost my suitcase in Frankfurt and nobody answers the phone.",
      "File a property irregularity report at the airport before you leave the baggage hall.",
      "You can claim up to about 1,600 euros for baggage that never arrives.",
    ],
    keep: [
      "I claim that the second proof is wrong, because it divides by zero.",
      "He carries a lot of emotional baggage from his first marriage.",
      "We lost the key to the garden shed.",
      "The new bakery has excellent rye bread.",
      "Set the font size to eleven points.",
    ],
  },
  {
    subject: "train to Vienna",
    agentCriteria:
      "The train journey to Vienna: night train, tickets, seat reservation, timetable, connections",
    keyWordCriteria: "train to Vienna: train, Vienna, night train, tickets, reservation",
    personCriteria: "train to Vienna",
    remove: [
      "The night train to Vienna leaves Zurich at 21:40.",
      "A couchette costs 70 euros more than a seat, but you will sleep.",
      "Reserve the train seats early, because in December they sell out.",
    ],
    keep: [
      "You can train a small model on a laptop in an hour.",
      "I have reservations about the second candidate.",
      "The Vienna Circle rejected metaphysics as meaningless.",
      "Her new phone number ends in 44.",
      "The washing line snapped again in the storm.",
    ],
  },
  {
    subject: "camping gear",
    agentCriteria: "Camping trip gear: tent, sleeping bag, stove, backpack, rain jacket, mosquitoes",
    keyWordCriteria: "camping gear: camping, tent, sleeping bag, stove, backpack",
    personCriteria: "camping equipment",
    remove: [
      "Our old tent leaks at the seams, is it worth sealing it?",
      "A sleeping bag with a comfort limit of five degrees is enough for July.",
      "Do not forget the gas cartridge for the camping stove.",
      "The backpack should weigh at most a quarter of what you weigh.",
    ],
    keep: [
      "I was sleeping when the delivery came.",
      "The campaign office needs more volunteers in June.",
      "The cartridge of the printer is empty again.",
      "My mother's maiden name is Lindqvist.",
      "Explain compound interest to a ten-year-old.",
    ],
  },
  {
    subject: "knee injury",
    agentCriteria: "The knee injury: meniscus, physiotherapy, exercises, swelling, surgery, pain",
    keyWordCriteria: "knee injury: knee, meniscus, physiotherapy, exercises, swelling",
    personCriteria: "my knee injury",
    remove: [
      "I twisted my knee on the stairs and it is swollen.",
      "The physiotherapist gave me three exercises for the muscles around the knee.",
      "A torn meniscus does not always need surgery.",
    ],
    keep: [
      "Exercise 4 of the worksheet asks for the derivative of x squared.",
      "It was a pain to install the printer driver.",
      "The flower bed is knee-deep in weeds since we came back from Italy.",
      "Choose a title for my blog post about lighthouses.",
      "The rent is due on the first.",
    ],
  },
  {
    subject: "sleep trouble",
    agentCriteria: "Sleep problems: insomnia, waking at night, bedtime, screens, tiredness, naps",
    keyWordCriteria: "sleep problems: sleep, insomnia, waking, bedtime, tired",
    personCriteria: "my sleep problems",
    remove: [
      "I wake up at three every night and cannot fall asleep again.",
      "Go to bed at the same time every day and keep the room cool and dark.",
      "Since I stopped drinking coffee after lunch my insomnia is a little better.",
    ],
    keep: [
      "The laptop does not wake up after I close the lid.",
      "Call sleep(5) between two requests, or the server blocks you.",
      "The bed of the river is full of old tyres.",
      "We want to adopt a child next year.",
      "How do you say thank you in Finnish?",
    ],
  },
  {
    subject: "dentist",
    agentCriteria: "The dentist appointment: toothache, filling, crown, cleaning, costs of dental treatment",
    keyWordCriteria: "dentist: dentist, tooth, toothache, filling, crown",
    personCriteria: "dentist appointment",
    remove: [
      "My dentist found two cavities, the fillings will be done on Tuesday.",
      "Toothache at night often means that the nerve is inflamed.",
      "A ceramic crown costs about 800 euros and insurance pays half.",
      "I rinse with salt water until the tooth stops bleeding.",
    ],
    keep: [
      "The crown prince opened the new bridge.",
      "Filling in the tax form takes me a whole evening every year.",
      "My appointment at the consulate is on the ninth.",
      "Bluetooth keeps disconnecting on my headphones.",
      "The deadline for the grant is in October.",
    ],
  },
  {
    subject: "migraine medication",
    agentCriteria: "Migraine and its medication: headache attacks, triptans, dose, triggers, aura",
    keyWordCriteria: "migraine: migraine, headache, medication, dose, triggers",
    personCriteria: "migraine medication",
    remove: [
      "I had another migraine attack with aura this morning.",
      "Take the triptan as soon as the headache starts, and not on more than ten days a month.",
      "Red wine and bright light trigger my headaches.",
    ],
    keep: [
      "The database trigger writes a row to the audit table.",
      "The budget talks are a headache for the whole coalition.",
      "The recommended dose of fertiliser is ten grams per litre.",
      "He plays the cello in a youth orchestra.",
      "Please shorten this text by a third.",
    ],
  },
];
