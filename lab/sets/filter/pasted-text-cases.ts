import type { FilterCase } from "./filter-case";
import { pastedTexts } from "./pasted-texts";

/** Pasted texts: they go when they are about the subject, and stay when one sentence of them is. */
export const pastedTextCases: readonly FilterCase[] = [
  {
    subject: "article about cod",
    agentCriteria:
      "The pasted article about the cod fishery: fish, quota, boats, fishermen, spawning grounds",
    keyWordCriteria: "cod fishery: cod, fish, fishery, quota, boats, fishermen",
    personCriteria: "article about cod fishing",
    remove: [
      pastedTexts.fishery,
      "How much do they want to cut the cod quota?",
      "The small boats no longer reach the fishing grounds in the north.",
    ],
    keep: [
      pastedTexts.lease,
      pastedTexts.incident,
      "Something is fishy about this invoice.",
      "The boat trip on our wedding day was Ole's idea.",
      "My train is late again.",
    ],
  },
  {
    subject: "football evening",
    agentCriteria: "Messages about the football match: goals, referee, stadium, half time, league",
    keyWordCriteria: "football: football, match, goals, referee, stadium",
    personCriteria: "football",
    remove: [
      "Two goals in the last five minutes, what a football match!",
      "The referee should have shown him the red card.",
      "Is the stadium sold out on Sunday?",
    ],
    keep: [
      pastedTexts.fishery,
      pastedTexts.minutes,
      pastedTexts.diary,
      "My goal for this year is to read twenty books.",
      "Which wine goes with mushrooms?",
    ],
  },
  {
    subject: "lease",
    agentCriteria: "The lease contract of the flat: rent, deposit, landlord, tenant, notice period",
    keyWordCriteria: "lease: lease, rent, deposit, landlord, tenant, flat",
    personCriteria: "the rental contract",
    remove: [
      pastedTexts.lease,
      "Is a deposit of three monthly rents allowed?",
      "You can end the tenancy with three months' notice.",
      "The landlord wants to raise the rent of our flat in May.",
    ],
    keep: [
      pastedTexts.minutes,
      pastedTexts.diary,
      "We release the new version on Thursday.",
      "I rented skis for the whole week.",
      "My tyre is flat.",
    ],
  },
  {
    subject: "dental visit",
    agentCriteria: "The dentist: tooth, toothache, filling, crown, dental bill",
    keyWordCriteria: "dentist: dentist, tooth, toothache, filling, bill",
    personCriteria: "dentist visits",
    remove: [
      "The dentist drilled for an hour and my jaw is still numb.",
      "Is a gold filling better than a ceramic one for a molar?",
      "I have to go to the dentist again on Monday.",
    ],
    keep: [
      pastedTexts.lease,
      pastedTexts.fishery,
      "The electricity bill was sent twice.",
      "Where did you put the drill for the shelves?",
      "My niece learned to swim.",
    ],
  },
  {
    subject: "meeting minutes",
    agentCriteria:
      "The pasted minutes of the product meeting: roadmap, customers, roles, support tickets, budget",
    keyWordCriteria: "product meeting: minutes, meeting, roadmap, customers, roles, tickets",
    personCriteria: "the product meeting minutes",
    remove: [
      pastedTexts.minutes,
      "Who writes the minutes of the next product meeting?",
      "Customers do not understand the nine roles, so the product team proposes three.",
    ],
    keep: [
      pastedTexts.fishery,
      pastedTexts.diary,
      "The eggs need eight minutes.",
      "She plays the leading role in the school theatre.",
      "It is snowing in Tromsø.",
    ],
  },
  {
    subject: "coffee",
    agentCriteria: "Talk about the coffee machine: espresso, beans, repair service, descaling",
    keyWordCriteria: "coffee machine: coffee, machine, espresso, beans, service",
    personCriteria: "coffee machine",
    remove: [
      "The coffee machine leaks from below since this morning.",
      "Try another grind for your espresso, it comes out too fast.",
      "Which beans do you use for coffee with milk?",
    ],
    keep: [
      pastedTexts.minutes,
      pastedTexts.lease,
      "The funeral service is on Friday at two.",
      "Green beans take six minutes in boiling water.",
      "My aunt lives in Gdansk.",
    ],
  },
  {
    subject: "hike along the coast",
    agentCriteria: "The hiking diary: coast path, walking, rucksack, lighthouse, cliffs, inn",
    keyWordCriteria: "coast path hike: hike, walking, coast path, rucksack, cliff",
    personCriteria: "coast path hike",
    remove: [
      pastedTexts.diary,
      "How many kilometres did you walk on the coast path?",
      "My rucksack was too heavy for the climb along the cliffs.",
    ],
    keep: [
      pastedTexts.incident,
      pastedTexts.fishery,
      "The price hike for gas hits bakeries hardest.",
      "The career path of a nurse is not easy.",
      "Our lawn needs mowing.",
    ],
  },
  {
    subject: "house loan",
    agentCriteria: "The mortgage offer of the bank: interest, loan, instalments, fixed rate",
    keyWordCriteria: "mortgage: mortgage, bank, loan, interest, instalments",
    personCriteria: "the mortgage offer",
    remove: [
      "3.4 percent is a good offer for a ten-year mortgage.",
      "The bank asks for our payslips before it grants the loan.",
      "What happens to the mortgage if interest rates fall?",
    ],
    keep: [
      pastedTexts.diary,
      pastedTexts.incident,
      "I have no interest in horse racing.",
      "The blood bank is looking for donors.",
      "The first instalment of the novel appeared in 1851.",
    ],
  },
  {
    subject: "payment outage",
    agentCriteria:
      "The incident report about the payment outage: database connections, rollback, alarm, deployment",
    keyWordCriteria: "payment outage: incident, payments, database, connections, rollback",
    personCriteria: "the payment outage report",
    remove: [
      pastedTexts.incident,
      "Why did the rollback of the payment service fail?",
      "The database refused connections until half past three, so no customer could pay.",
    ],
    keep: [
      pastedTexts.minutes,
      pastedTexts.lease,
      "My connection in Hamburg is only eight minutes.",
      "The fire alarm woke the whole hotel.",
      "Pay attention to the accents.",
    ],
  },
  {
    subject: "pets",
    agentCriteria: "Messages about the cat: feeding, vet, scratching, litter box",
    keyWordCriteria: "cat: cat, kitten, vet, feeding, litter",
    personCriteria: "cat stories",
    remove: [
      "The kitten scratches the sofa, what can I do?",
      "Our cat only eats when somebody sits beside her.",
      "Clean the litter box every day, or the cat will look for another place.",
    ],
    keep: [
      pastedTexts.incident,
      pastedTexts.diary,
      "There is litter all over the park after the festival.",
      "Feed the printer with thick paper from the back.",
      "He lives in a small town in Slovenia.",
    ],
  },
];
