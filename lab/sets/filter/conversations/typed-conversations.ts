import type { FilterConversation } from "./filter-conversation";

/** English as people type it on a phone: lower case, few stops, slips of the finger. */
export const typedConversations: readonly FilterConversation[] = [
  {
    language: "en-typed",
    asked: "ok drop the bike stuff",
    criteria: "bike",
    exchanges: [
      ["remove", "my bike chain keeps falling off", "Check if the chain of the bike is worn."],
      ["keep", "im lactose intolerant btw", "Noted, no milk."],
      ["remove", "how much is a new chain for a bike", "About 25 euros for a bike chain."],
      ["keep", "whats 15% of 80", "12."],
    ],
  },
  {
    language: "en-typed",
    asked: "nvm forget that",
    criteria: "that",
    exchanges: [
      ["keep", "i moved to cork last week", "Cork, noted."],
      [
        "remove",
        "can u write a haiku abt rain",
        "Soft rain on the roof, a drum for the sleeping house, morning comes washed clean.",
      ],
    ],
  },
  {
    language: "en-typed",
    asked: "remove everything bout the job interview thx",
    criteria: "job interview",
    exchanges: [
      ["remove", "got a job interview on monday at spotify", "Good luck with the interview at Spotify!"],
      [
        "remove",
        "what shud i wear to the interview",
        "Wear something neat and comfortable to the interview.",
      ],
      ["keep", "my gf is called sarah", "Sarah, noted."],
      ["keep", "how do i get coffee stains out", "Cold water and vinegar."],
    ],
  },
  {
    language: "en-typed",
    asked: "drop the crypto talk",
    criteria: "crypto bitcoin",
    exchanges: [
      ["keep", "our dog biscuit is 4 yrs old", "Biscuit is four."],
      ["remove", "should i buy bitcoin now", "Nobody knows where bitcoin goes; crypto is risky."],
      ["keep", "when does lidl close", "Most close at 9 pm."],
      ["remove", "is crypto taxed here", "Profits from crypto are taxed after a year."],
    ],
  },
  {
    language: "en-typed",
    asked: "forget about the paint",
    criteria: "paint colour for the bedroom",
    exchanges: [
      ["remove", "which paint colour for the bedroom", "A soft green paint calms a bedroom."],
      ["keep", "tom is allergic to nuts", "Tom: no nuts."],
      ["keep", "whats the plural of octopus", "Octopuses."],
      ["remove", "how much paint do i need for 12 sqm", "Two litres of paint for one coat."],
    ],
  },
  {
    language: "en-typed",
    asked: "pls drop this topic",
    criteria: "this topic",
    exchanges: [
      ["keep", "my train to leeds is at 7 40", "Leeds at 7:40."],
      ["remove", "do aliens exist u think", "Nobody has found any yet."],
    ],
  },
  {
    language: "en-typed",
    asked: "clear the gym talk",
    criteria: "gym workout",
    exchanges: [
      ["remove", "need a gym workout for beginners", "Start the gym workout with squats, rows and a plank."],
      ["keep", "the wifi pw is on the fridge", "On the fridge."],
      ["keep", "who wrote dune", "Frank Herbert."],
      ["remove", "how often shud i go to the gym", "Go to the gym three times a week."],
    ],
  },
  {
    language: "en-typed",
    asked: "drop whatever we said about sailing",
    criteria: "sailing",
    exchanges: [
      ["keep", "mums surgery is on the 3rd", "I wish her well for the 3rd."],
      ["keep", "is 38.2 a fever", "Yes, a slight fever."],
    ],
  },
  {
    language: "en-typed",
    asked: "remove the netflix stuff",
    criteria: "netflix shows",
    exchanges: [
      ["remove", "anything good on netflix rn", "On Netflix try the new crime shows."],
      ["remove", "how do i cancel netflix", "Open the account page of Netflix and cancel."],
      ["keep", "my shift starts at 6 tmrw", "Shift at six tomorrow."],
      ["keep", "can dogs eat grapes", "No, grapes are dangerous for dogs."],
    ],
  },
  {
    language: "en-typed",
    asked: "delete the moving van thing from context",
    criteria: "moving van rental",
    exchanges: [
      ["remove", "where can i rent a moving van", "Rent a moving van at the station."],
      ["keep", "lena has a sister called iris", "Iris is Lena's sister."],
      [
        "remove",
        "do i need a special licence for the van",
        "Up to 3.5 tonnes a normal licence is enough for the van.",
      ],
      ["keep", "explain recursion", "A function that calls itself on a smaller part."],
    ],
  },
  {
    language: "en-typed",
    asked: "k drop the pasta",
    criteria: "pasta carbonara",
    exchanges: [
      ["keep", "i work nights at the hospital", "Night shifts at the hospital."],
      ["remove", "carbonara without cream how", "Carbonara needs eggs, cheese and pasta water."],
      ["remove", "which pasta for it", "Spaghetti is the usual pasta for carbonara."],
      ["keep", "my bday is 4 june", "4 June."],
    ],
  },
  {
    language: "en-typed",
    asked: "leave the visa questions out",
    criteria: "visa for japan",
    exchanges: [
      ["remove", "do i need a visa for japan", "No visa for Japan up to 90 days."],
      ["keep", "pay the rent before friday", "Rent before Friday."],
      ["keep", "my visa card is broken", "Ask the bank for a new card."],
      ["remove", "and a visa for japan for a year", "For a year in Japan you need a work visa."],
    ],
  },
];
