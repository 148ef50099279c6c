import type { FilterConversation } from "./filter-conversation";

/** Conversations in English prose. */
export const englishConversations: readonly FilterConversation[] = [
  {
    language: "en",
    asked: "Forget the camping trip, we are not going.",
    criteria: "camping trip",
    exchanges: [
      [
        "remove",
        "We want to go camping near the lake in June.",
        "June is lovely for camping. Do you have a tent?",
      ],
      [
        "keep",
        "My new job starts on the first of May.",
        "Congratulations! I will remember the first of May.",
      ],
      [
        "remove",
        "Which camping stove should I buy for the trip?",
        "A small gas stove is enough for two people.",
      ],
      ["keep", "Could you translate 'receipt' into French?", "It is 'le reçu'."],
    ],
  },
  {
    language: "en",
    asked: "Please drop everything about the printer.",
    criteria: "printer problems",
    exchanges: [
      [
        "remove",
        "The printer jams on every second page.",
        "Open the rear tray and check for torn paper in the printer.",
      ],
      ["keep", "I need a birthday poem for my aunt.", "Here is a short birthday poem for your aunt."],
      ["keep", "What is the capital of Mongolia?", "Ulaanbaatar."],
      ["remove", "It still prints blank sheets.", "Then clean the print head of the printer twice."],
    ],
  },
  {
    language: "en",
    asked: "That is done, drop it.",
    criteria: "that",
    exchanges: [
      ["keep", "I'm allergic to penicillin.", "Noted: no penicillin."],
      ["keep", "How long does rice keep in the fridge?", "Three to four days in a closed box."],
      ["remove", "Can you convert 30 inches to centimetres?", "30 inches are 76.2 centimetres."],
    ],
  },
  {
    language: "en",
    asked: "Drop this topic please.",
    criteria: "this topic",
    exchanges: [
      ["keep", "Our landlord wants to raise the rent by 8 percent.", "Ask for the reasons in writing first."],
      ["keep", "Remind me that Ines comes on Sunday.", "Ines comes on Sunday."],
      ["remove", "Is the new superhero film any good?", "Reviews are mixed; the effects are praised."],
    ],
  },
  {
    language: "en",
    asked: "Let's leave the garden out of this.",
    criteria: "garden and plants",
    exchanges: [
      ["keep", "The invoice for April is still open.", "I can draft a reminder for the April invoice."],
      ["remove", "Slugs are eating the lettuce in my garden.", "Put copper tape around the garden beds."],
      ["remove", "When should I plant the tomatoes outside?", "Plant tomatoes after the last frost."],
      ["keep", "The planting of the new server rack is on Tuesday.", "Tuesday is set for the server rack."],
    ],
  },
  {
    language: "en",
    asked: "Remove the stuff about chess.",
    criteria: "chess",
    exchanges: [
      ["remove", "I lost at chess against my niece again.", "Which chess opening did she play?"],
      ["keep", "My niece is called Paula and is nine.", "Paula, nine years old."],
      ["remove", "She played the Sicilian.", "The Sicilian is sharp; study the chess lines against it."],
      ["keep", "Is Sicily warm in March?", "About 16 degrees by day."],
    ],
  },
  {
    language: "en",
    asked: "You can drop the tax questions.",
    criteria: "tax return",
    exchanges: [
      [
        "remove",
        "Can I deduct a desk from my tax return?",
        "Yes, if you use it for work; add it to the tax return.",
      ],
      ["keep", "What time is it in Tokyo?", "It is 9 pm in Tokyo."],
      ["remove", "And when is the tax return due?", "The tax return is due on 31 July."],
      ["keep", "Book a table for four on Friday.", "A table for four on Friday, at which restaurant?"],
    ],
  },
  {
    language: "en",
    asked: "Clear the small talk about the weather.",
    criteria: "weather",
    exchanges: [
      ["remove", "What a rainy week we had.", "Yes, the weather was awful; more rain comes on Thursday."],
      ["keep", "My sister's flight lands at 18:40.", "Landing at 18:40, noted."],
      ["remove", "Will the weather be better at the weekend?", "The forecast says sun on Saturday."],
      ["keep", "Fix the bug in the login form.", "The login form now checks for empty names."],
    ],
  },
  {
    language: "en",
    asked: "Drop what we said about skiing.",
    criteria: "skiing",
    exchanges: [
      ["keep", "My mother is in hospital in Ghent.", "I am sorry. I hope she recovers soon."],
      ["keep", "I take 0.25 mg of clonazepam at night.", "0.25 mg of clonazepam at night, noted."],
      ["keep", "What rhymes with orange?", "Almost nothing rhymes with it."],
    ],
  },
  {
    language: "en",
    asked: "Please remove the football talk.",
    criteria: "football match",
    exchanges: [
      ["keep", "I fly to Lima on Tuesday at nine.", "Lima on Tuesday at nine."],
      ["keep", "My son must avoid peanuts.", "Dinner without peanuts."],
      [
        "remove",
        "By the way, the football match was great, Ajax won.",
        "Ajax won the match in the last minute.",
      ],
      ["remove", "Who scored?", "The striker scored twice in that match."],
    ],
  },
  {
    language: "en",
    asked: "Drop the recipe, I ordered pizza.",
    criteria: "lentil soup recipe",
    exchanges: [
      [
        "remove",
        "How do I make a lentil soup?",
        "Fry onions, add lentils and stock, and let the soup simmer.",
      ],
      ["remove", "Can I put coconut milk in the soup?", "Yes, coconut milk makes the lentil soup mild."],
      ["keep", "Our Wi-Fi is called Fritz!Box 7590.", "Fritz!Box 7590, noted."],
      ["keep", "Ben's blood group is 0-.", "Ben: 0-."],
    ],
  },
  {
    language: "en",
    asked: "Forget it.",
    criteria: "it",
    exchanges: [
      ["keep", "My thesis is about bees.", "Bees are a rich subject."],
      ["remove", "Should I cut my hair short?", "Short hair would suit your face."],
    ],
  },
  {
    language: "en",
    asked: "We can drop the laptop purchase.",
    criteria: "buying a new laptop",
    exchanges: [
      ["remove", "Which laptop should I buy for video editing?", "Buy a laptop with 32 GB of memory."],
      ["keep", "My grandmother turns 90 in May.", "Ninety in May, wonderful."],
      ["keep", "I want to buy new curtains.", "Which colour should the curtains have?"],
      ["remove", "Is a used laptop a bad idea?", "A used laptop is fine if the battery is good."],
    ],
  },
  {
    language: "en",
    asked: "Throw out the jokes.",
    criteria: "jokes",
    exchanges: [
      [
        "remove",
        "Tell me a joke about cats.",
        "Why was the cat on the computer? To watch the mouse. What a joke!",
      ],
      ["keep", "Our cat is called Loki.", "Loki, a fine name."],
      ["remove", "Another joke please.", "A joke about penguins breaks the ice."],
      ["keep", "The mouse of my computer is broken.", "Try another cable for it."],
    ],
  },
  {
    language: "en",
    asked: "Forget the wedding planning for now.",
    criteria: "wedding planning",
    exchanges: [
      [
        "remove",
        "We need a photographer for the wedding.",
        "For a wedding in June book the photographer now.",
      ],
      ["keep", "Prod deploys happen on Thursdays.", "Deploys on Thursdays."],
      [
        "remove",
        "How many guests should we invite to the wedding?",
        "Eighty guests fit into the wedding hall.",
      ],
      ["keep", "Is ibuprofen safe with alcohol?", "Better not together."],
    ],
  },
];
