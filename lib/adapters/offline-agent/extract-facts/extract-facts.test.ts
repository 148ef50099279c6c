import { describe, expect, it } from "vitest";
import { extractFacts } from "./extract-facts";

const today = new Date(2026, 10, 22, 12);

/** "slot/key=value" for every fact, with "?" behind the ones that are asked about first. */
function read(text: string): readonly string[] {
  return extractFacts(text, today).map(
    ({ slot, key, value, confidence }) =>
      `${slot}${key && slot !== "event" ? `/${key}` : ""}=${value}${confidence < 0.8 ? "?" : ""}`,
  );
}

describe("extractFacts", () => {
  it.each([
    [
      "Hi! I'm Mara Lindqvist, I work as a marine biologist in Bergen and I'm allergic to peanuts.",
      ["name=Mara Lindqvist", "work=marine biologist", "home=Bergen", "allergy=peanuts"],
    ],
    ["My name is Priya and I'm a nurse from Leeds.", ["name=Priya", "work=nurse", "origin=Leeds"]],
    ["my name is tom", ["name=Tom"]],
    ["You can call me Bea.", ["name=Bea"]],
    [
      "I'm Tom, a software developer at Spotify in Stockholm.",
      ["name=Tom", "work=software developer", "employer=Spotify", "home=Stockholm"],
    ],
    ["I'm Xochitl, nice to meet you.", ["name=Xochitl"]],
    [
      "Hi there! My name's Chidi, I teach ethics, and my girlfriend Eleanor is allergic to shellfish.",
      ["name=Chidi", "work=teaching ethics", "about-relation/girlfriend/allergy=shellfish"],
    ],
    [
      "I live in Porto with my wife Ana and our two kids, Ida and Noah.",
      ["home=Porto", "relation/wife=Ana", "relation/child=Ida", "relation/child=Noah"],
    ],
    ["I live with my partner in a flat in Lisbon.", ["home=Lisbon"]],
    ["We just relocated to Austin, Texas.", ["home=Austin, Texas"]],
    ["I live in Askøy.", ["home=Askøy"]],
    ["i live in oslo", ["home=Oslo"]],
    ["I'm originally from Porto, but I grew up in Angola.", ["origin=Porto", "origin/upbringing=Angola"]],
    ["I was born in Kraków on 3 May 1990.", ["birthday=3 May 1990", "origin/birthplace=Kraków"]],
    ["My birthday's the 12th of July.", ["birthday=12 July"]],
    [
      "I'm 34 and I speak German, Polish and a little French.",
      ["age=34", "language=German", "language=Polish", "language=French"],
    ],
    ["I'm Norwegian.", ["nationality=Norwegian"]],
    ["I work for the city council as a bus driver.", ["work=bus driver", "employer=the city council"]],
    ["I got a new job as a data analyst at NAV.", ["work=data analyst", "employer=NAV"]],
    ["I am a student at the University of Bergen.", ["work=student at the University of Bergen"]],
    ["I'm studying law at Leiden.", ["study=law at Leiden"]],
    ["I'm retired.", ["work=retired"]],
    ["I run a bakery.", ["work=running a bakery"]],
    ["I have a severe peanut allergy.", ["allergy=peanut"]],
    ["I'm allergic to nuts, so what can I eat?", ["allergy=nuts"]],
    ["I am lactose intolerant and I have asthma.", ["allergy=lactose", "health=asthma"]],
    ["I'm vegetarian and can't stand olives.", ["diet=vegetarian", "dislike=olives"]],
    ["I'm vegan now.", ["diet=vegan"]],
    ["I don't eat pork or shellfish.", ["avoids=pork", "avoids=shellfish"]],
    ["I don't smoke.", ["avoids=smoking"]],
    [
      "I love hiking in the mountains, but I hate crowds.",
      ["like=hiking in the mountains", "dislike=crowds"],
    ],
    ["I don't like mushrooms.", ["dislike=mushrooms"]],
    ["My favourite colour is green.", ["favourite/colour=green"]],
    [
      "My hobbies are chess, knitting and birdwatching.",
      ["activity=chess", "activity=knitting", "activity=birdwatching"],
    ],
    ["I play the cello.", ["activity=cello"]],
    ["I've two dogs, Rex and Bella.", ["pet/dog=Rex", "pet/dog=Bella"]],
    ["We adopted a black cat named Miso.", ["pet/cat=Miso"]],
    ["My husband is Sander.", ["relation/husband=Sander"]],
    ["I have a brother called Per.", ["relation/brother=Per"]],
    ["My sister Elin is a doctor.", ["about-relation/sister/work=doctor"]],
    ["My friend Tom is allergic to nuts.", ["about-relation/friend/allergy=nuts"]],
    ["My mum's birthday is on 3 May.", ["about-relation/mother/birthday=3 May"]],
    ["I'm married to Jonas.", ["relation/spouse=Jonas"]],
    ["My shoe size is 38.", ["attribute/shoe size=38"]],
    ["My car is a red Fiat 500.", ["attribute/car=a red Fiat 500"]],
  ])("reads %j", (text, facts) => {
    expect(read(text)).toEqual(facts);
  });

  it.each([
    ["My sister Elin visits me on 14 March.", "My sister Elin visits on 14 March 2027"],
    [
      "I have a dentist appointment next Tuesday at 3pm.",
      "I have a dentist appointment on 24 November 2026 at 15:00",
    ],
    ["I'm flying to Rome in June.", "I am flying to Rome in June 2027"],
    ["My exam is on 5 December.", "My exam is on 5 December 2026"],
    ["We're getting married on 12 June 2027.", "We are getting married on 12 June 2027"],
    ["I have to renew my passport by March 2027.", "I have to renew my passport by March 2027"],
    ["I will move to Oslo in March.", "I will move to Oslo in March 2027"],
  ])("tells the date of %j in full", (text, statement) => {
    expect(extractFacts(text, today)).toMatchObject([{ slot: "event", statement }]);
  });

  it.each([
    ["I moved to Tromsø last week.", "I live in Tromsø (moved there in mid-November 2026)"],
    ["I moved from Berlin to Vienna in 2019.", "I live in Vienna (moved there in 2019)"],
    ["I've just moved to Chile.", "I live in Chile"],
  ])("reads the new home in %j", (text, statement) => {
    expect(extractFacts(text, today)).toMatchObject([{ slot: "home", statement }]);
  });

  it.each([
    ["I think I'm allergic to kiwi.", ["allergy=kiwi?"]],
    ["I run every morning.", ["activity=run every morning?"]],
    ["The wedding is on 12 June.", ["event=on 12 June 2027?"]],
    ["i live in ljubljana", ["home=Ljubljana?"]],
    ["i'm tom", ["name=Tom?"]],
    ["My wifi password is hunter2", ["attribute/wifi password=hunter2?"]],
  ])("is unsure of %j", (text, facts) => {
    expect(read(text)).toEqual(facts);
  });

  it("marks what takes back an earlier statement", () => {
    expect(extractFacts("No, my sister is called Elina.", today)).toMatchObject([
      { slot: "relation", value: "Elina", isCorrection: true },
    ]);
    expect(extractFacts("Actually I live in Oslo.", today)).toMatchObject([
      { slot: "home", value: "Oslo", isCorrection: true },
    ]);
    expect(extractFacts("I live in Oslo.", today)).toMatchObject([{ isCorrection: false }]);
  });

  it.each([
    // Questions
    "Do you live in Oslo?",
    "What's the capital of France?",
    "Am I allergic to peanuts?",
    "You know I'm vegan, right?",
    // Wishes and what-ifs
    "If I lived in Paris, I would be happy.",
    "I wish I had a dog.",
    "I would love to be a pilot.",
    "Imagine I live on Mars.",
    "Maybe I should move to Oslo.",
    "I might move to Rome.",
    "Let's say I live in Oslo.",
    "I want to live in Rome.",
    // Hearsay, stories and other people
    "My friend says he is vegan.",
    "My wife said: I'm a doctor.",
    '"I live in Oslo", she said.',
    "I told my boss I'm vegan.",
    "She lives in Rome.",
    "Tom's sister is called Elin.",
    "My friend is allergic to nuts.",
    "In my dream I was a pilot.",
    "In the book I'm reading, the hero lives in Paris.",
    "My doctor said I'm healthy.",
    // The moment and the past
    "I am tired",
    "I'm going to bed.",
    "I'm in Rome right now.",
    "I was in Paris last week.",
    "I visited Rome in May.",
    "I used to live in Berlin.",
    "I lived in Berlin for five years.",
    "I was a teacher.",
    "I worked at Google for ten years.",
    "I had a dog when I was little.",
    "My phone is broken.",
    "My dog is sick.",
    "My sister is here.",
    "My head hurts.",
    "Let me tell you about the football match yesterday: it rained, the referee was awful and we lost 3–1.",
    "The stadium sold out of hot dogs by half time.",
    "I'm meeting someone at noon.",
    "I have a meeting at 3.",
    // Negations
    "I'm not allergic to anything.",
    "I am not a nurse.",
    "I don't have a sister.",
    "I'm not from Oslo.",
    "My name is not important.",
    // Look-alikes
    "I'm Back.",
    "I'm fine, thanks.",
    "I'm a mess today.",
    "I'm a terrible cook.",
    "I am the best!",
    "I'm 100% sure.",
    "I'm 5 minutes late.",
    "I work too much.",
    "I work from home.",
    "I work on Mondays.",
    "I live for music.",
    "We live in interesting times.",
    "I moved the sofa.",
    "I moved on.",
    "I have no idea.",
    "I have a question.",
    "I'd like a coffee.",
    "I love you",
    "I love this song!",
    "I like your answer.",
    "I hate when it rains.",
    "Call me tomorrow.",
    "My birthday was great.",
    "My job is boring.",
    "My plan is to sleep.",
    "I'm allergic to you.",
    "I was allergic to cats as a child.",
    "I speak my mind.",
    "Paris is the capital of France.",
    "You live in a computer.",
    "I'm Catholic.",
  ])("finds nothing in %j", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("reads only the start of a pasted page", () => {
    const page = "The committee met again. ".repeat(100);
    expect(read(`${page} I live in Oslo.`)).toEqual([]);
    expect(read(`I live in Oslo. ${page}`)).toEqual(["home=Oslo"]);
  });
});
