import type { FilterConversation } from "../filter/conversations/filter-conversation";

/** Conversations as English is typed, written without sight of the rules that judge them. */
export const blindTypedConversations: readonly FilterConversation[] = [
  {
    language: "en-typed",
    asked: "ok forget the tax stuff",
    criteria: "taxes",
    exchanges: [
      ["remove", "when do i have to file my tax return", "By 31 July, or later with an adviser."],
      ["remove", "can i deduct my desk", "Yes, if you work from home the desk counts as a work expense."],
      ["keep", "also need a birthday present for my dad", "Does he like books or tools?"],
      ["keep", "tools mostly", "Then a good set of chisels could be nice."],
    ],
  },
  {
    language: "en-typed",
    asked: "you can drop everything about the bike",
    criteria: "the bike",
    exchanges: [
      ["keep", "my sister is coming on sat", "Nice, for how long?"],
      ["remove", "the chain of my bike keeps slipping", "The cassette is probably worn."],
      ["remove", "how much is a new cassette", "Between 20 and 60 euros."],
      ["keep", "what should i cook for 4 people", "A big lasagna is easy."],
    ],
  },
  {
    language: "en-typed",
    asked: "nvm that, lets go on",
    criteria: "the last exchange",
    exchanges: [
      ["keep", "i work as a vet in hull", "Noted, a vet in Hull."],
      ["keep", "my cat has asthma", "Poor thing, does it use an inhaler?"],
      ["remove", "whats a good name for a hamster", "Peanut or Nibbles."],
    ],
  },
  {
    language: "en-typed",
    asked: "forget what i said about marco",
    criteria: "Marco",
    exchanges: [
      ["remove", "marco owes me 40 bucks", "Have you asked him for it?"],
      ["remove", "yeah he wont answer my texts", "Maybe call Marco once."],
      ["keep", "rent went up again btw", "By how much?"],
      ["keep", "like 50 a month", "That is 600 a year."],
    ],
  },
  {
    language: "en-typed",
    asked: "clear the weather talk pls",
    criteria: "weather",
    exchanges: [
      ["remove", "is it gonna rain tmrw", "Showers in the afternoon."],
      ["keep", "my shift starts at 6", "Early! Do you cycle?"],
      ["remove", "will it be windy too", "Gusts up to 50 km/h."],
      ["keep", "no i take the tram", "Good choice."],
    ],
  },
  {
    language: "en-typed",
    asked: "remove all the recipe chat from this",
    criteria: "recipes",
    exchanges: [
      ["remove", "how do i make pancakes", "Mix flour, eggs and milk, rest, fry."],
      ["remove", "how many eggs", "Two for 200 g of flour."],
      ["keep", "my exam is on the 14th", "Which subject?"],
      ["keep", "statistics ugh", "Shall we plan what to revise?"],
      ["remove", "can i use oat milk in them", "Yes, oat milk works well in pancakes."],
    ],
  },
  {
    language: "en-typed",
    asked: "forget the gym things",
    criteria: "gym and training",
    exchanges: [
      ["remove", "how many sets for squats", "Three to five sets."],
      ["keep", "my laptop fan is so loud", "Dust may be the reason."],
      ["remove", "and deadlifts?", "Two or three heavy sets of deadlifts."],
      ["keep", "how do i open the laptop", "Remove the screws on the back."],
    ],
  },
  {
    language: "en-typed",
    asked: "drop the football banter",
    criteria: "football",
    exchanges: [
      ["remove", "did u see the derby", "A wild match, 3-2."],
      ["remove", "that ref was blind lol", "The penalty was harsh."],
      ["keep", "i need to renew my passport", "It takes about four weeks."],
      ["keep", "do i need a new photo", "Yes, not older than six months."],
    ],
  },
  {
    language: "en-typed",
    asked: "lets not keep the css question",
    criteria: "the CSS question",
    exchanges: [
      ["keep", "our repo is on gitlab", "Noted."],
      ["remove", "how do i center a div", "Use display grid and place-items center."],
      ["keep", "ci fails on node 18", "Which step fails?"],
      ["keep", "the install step", "Check the lockfile version."],
    ],
  },
  {
    language: "en-typed",
    asked: "forget that",
    criteria: "that",
    exchanges: [
      ["keep", "im training for a triathlon", "Great goal, when is it?"],
      ["keep", "in august", "Then you have time."],
      ["remove", "i think my coach is rubbish", "What makes you say so?"],
    ],
  },
  {
    language: "en-typed",
    asked: "wipe the stuff about my ex",
    criteria: "the user's ex",
    exchanges: [
      ["remove", "my ex texted me again", "How do you feel about it?"],
      ["keep", "need a plumber in leeds", "Ask for two quotes."],
      ["remove", "she wants her records back", "Your ex can pick them up at the door."],
      ["keep", "the sink is leaking", "Turn off the valve below it."],
    ],
  },
  {
    language: "en-typed",
    asked: "i dont need the hotel search anymore",
    criteria: "hotels",
    exchanges: [
      ["remove", "cheap hotels in porto?", "Try the area of Bonfim."],
      ["remove", "with breakfast", "Hotel Peninsular has breakfast included."],
      ["keep", "how do i say thanks in portuguese", "Obrigado, or obrigada."],
      ["keep", "flight is at 7 on friday", "Noted: Friday at 7."],
    ],
  },
  {
    language: "en-typed",
    asked: "get rid of the movie talk",
    criteria: "movies",
    exchanges: [
      ["remove", "any good thriller?", "Prisoners is a tense film."],
      ["remove", "seen it", "Then try Sicario."],
      ["keep", "my kid has a fever", "How high is it?"],
      ["keep", "38.9", "Give plenty of fluids and watch it."],
    ],
  },
  {
    language: "en-typed",
    asked: "pls drop the part on mortgages",
    criteria: "mortgages",
    exchanges: [
      ["keep", "we are two and a dog", "Nice, which breed?"],
      ["remove", "what mortgage can we get w 80k income", "Roughly 4 times the income, so 320,000."],
      ["remove", "fixed or variable rate", "Fixed gives a safe monthly payment."],
      ["keep", "a whippet", "Whippets are calm at home."],
    ],
  },
  {
    language: "en-typed",
    asked: "scrap all the jokes",
    criteria: "jokes",
    exchanges: [
      ["remove", "tell me a joke", "Why did the tomato blush? It saw the salad dressing."],
      ["remove", "another joke", "I would tell you a joke about pizza, but it is too cheesy."],
      ["keep", "ok now help me with my cv", "Send me your latest job."],
      ["keep", "barista 3 yrs at kaffa", "Then start with the coffee skills."],
    ],
  },
  {
    language: "en-typed",
    asked: "forget the dentist bit",
    criteria: "the dentist",
    exchanges: [
      ["remove", "dentist says i need a crown", "That takes two visits."],
      ["keep", "im off to lisbon on the 3rd", "Have fun in Lisbon."],
      ["keep", "need an adapter there?", "No, the plugs are type F."],
      ["remove", "does a crown hurt", "No, the dentist numbs the tooth first."],
    ],
  },
  {
    language: "en-typed",
    asked: "delete the chatter about horoscopes",
    criteria: "horoscopes",
    exchanges: [
      ["remove", "whats my horoscope, im a leo", "Leo: a day full of energy."],
      ["keep", "can u proofread an email", "Paste it here."],
      ["keep", "its to my landlord", "Then keep it factual."],
      ["remove", "and for a virgo", "Virgo: watch your budget."],
    ],
  },
  {
    language: "en-typed",
    asked: "skip the printer problem, solved it",
    criteria: "the printer problem",
    exchanges: [
      ["remove", "my printer says offline", "Restart the spooler."],
      ["remove", "still offline", "Reinstall the printer driver."],
      ["keep", "also how do i split a pdf", "Use the print dialog and save pages."],
      ["keep", "on linux", "pdfseparate does it."],
    ],
  },
  {
    language: "en-typed",
    asked: "ditch the garden things but keep the rest",
    criteria: "the garden",
    exchanges: [
      ["remove", "when to plant garlic", "In October, before the frost."],
      ["keep", "our wifi is down since noon", "Did you restart the router?"],
      ["remove", "slugs ate my lettuce", "Copper tape helps against slugs."],
      ["keep", "yes twice", "Then call the provider."],
    ],
  },
  {
    language: "en-typed",
    asked: "forget my question about visas",
    criteria: "visas",
    exchanges: [
      ["keep", "my mum lives in accra", "Noted."],
      ["remove", "do i need a visa for ghana", "Yes, most visitors need one."],
      ["keep", "shes 71 in march", "Something to celebrate."],
    ],
  },
  {
    language: "en-typed",
    asked: "drop the medication stuff",
    criteria: "medication",
    exchanges: [
      ["remove", "can i take ibuprofen w ramipril", "Better not; ask your doctor."],
      ["remove", "and paracetamol?", "Paracetamol is usually fine with ramipril."],
      ["keep", "where can i park near the station", "There is a garage on Mill Street."],
      ["keep", "how much", "12 euros a day."],
    ],
  },
  {
    language: "en-typed",
    asked: "lose the guitar things",
    criteria: "the guitar",
    exchanges: [
      ["remove", "my g string keeps going out of tune", "The nut may pinch it."],
      ["remove", "should i use thicker strings", "A set of elevens stays in tune better."],
      ["keep", "what time is it in tokyo", "It is 9 p.m."],
      ["keep", "call with yuki at 10 then", "Noted, 10 p.m. Tokyo time."],
    ],
  },
  {
    language: "en-typed",
    asked: "forget about crypto",
    criteria: "cryptocurrency",
    exchanges: [
      ["remove", "should i buy bitcoin", "Only with money you can lose."],
      ["keep", "i get paid on the 25th", "Noted."],
      ["remove", "what about ethereum", "The same risk applies to Ethereum."],
      ["keep", "remind me of the electricity bill then", "I will mention it."],
    ],
  },
  {
    language: "en-typed",
    asked: "ignore this topic from now",
    criteria: "this topic",
    exchanges: [
      ["keep", "i teach year 4", "Lovely age."],
      ["keep", "26 kids this year", "A big class."],
      ["remove", "is a hot dog a sandwich", "People disagree on that."],
    ],
  },
];
