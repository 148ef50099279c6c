import type { FilterCase } from "./filter-case";

/** Sports, music, television and games. */
export const sportsAndLeisureCases: readonly FilterCase[] = [
  {
    subject: "football match",
    agentCriteria:
      "Messages about yesterday's football match: the game, the referee, the stadium, half time, goals, hot dogs",
    keyWordCriteria: "football match: football, match, referee, stadium, half time, hot dogs",
    personCriteria: "the football match",
    remove: [
      "The football match yesterday was a disaster, the referee missed a clear penalty.",
      "At half time we queued twenty minutes in the stadium for two hot dogs.",
      "That sounds frustrating! Who scored the goals in the second half of the game?",
      "We lost 3-1 and my brother still thinks our goalkeeper is the best in the league.",
    ],
    keep: [
      "Can you remind me to call the plumber on Monday morning?",
      "The curtains should match the colour of the sofa, something between green and grey.",
      "I need two referees for my PhD application, one of them from outside the university.",
      "My dog gets far too hot in the summer, he sleeps on the kitchen tiles.",
      "I moved to Bergen in March and work as a marine biologist.",
    ],
  },
  {
    subject: "marathon training",
    agentCriteria: "Marathon training talk: running plan, long runs, kilometres, pace, running shoes",
    keyWordCriteria: "marathon training: marathon, running, long run, kilometres, pace, shoes",
    personCriteria: "my marathon training",
    remove: [
      "I ran 28 kilometres on Sunday, my longest training run before the marathon.",
      "For the last three weeks reduce the distance and keep one run a week at marathon pace.",
      "Should I buy new running shoes now or race in the old pair?",
      "My pace dropped badly after kilometre thirty.",
    ],
    keep: [
      "The dishwasher has been running for two hours and still does not drain.",
      "The training for the new accounting software is on Thursday at ten.",
      "We had a marathon meeting about the office move and decided nothing.",
      "Please translate this paragraph into Portuguese.",
      "My sister is expecting her second child in April.",
    ],
  },
  {
    subject: "tennis",
    agentCriteria: "Everything about tennis: tournament, racket strings, serve, court booking, opponents",
    keyWordCriteria: "tennis: tennis, racket, strings, serve, court, tournament",
    personCriteria: "tennis talk",
    remove: [
      "My backhand was fine but I made eleven double faults in the tennis tournament.",
      "Softer racket strings are easier on the elbow but you lose some control.",
      "I booked the clay court for Saturday at nine, can you play doubles?",
    ],
    keep: [
      "The tenant has to appear in court on the ninth because of the unpaid rent.",
      "In Python, strings are immutable, so each concatenation makes a new object.",
      "The soup is enough to serve six people if you add bread.",
      "What time does the pharmacy close today?",
      "I prefer answers in short sentences, please.",
    ],
  },
  {
    subject: "guitar lessons",
    agentCriteria: "Guitar lessons: chords, practising the guitar, teacher, songs to learn, strings",
    keyWordCriteria: "guitar lessons: guitar, chords, practise, teacher, songs",
    personCriteria: "guitar lessons",
    remove: [
      "My guitar teacher wants me to practise barre chords for ten minutes a day.",
      "Start with songs that need only three chords: G, C and D.",
      "After a month of guitar lessons my fingertips finally stopped hurting.",
    ],
    keep: [
      "Our daughter's maths teacher asked us to come to the school on Tuesday.",
      "The lesson we took from the outage is that backups must be tested.",
      "I can't find my reading glasses anywhere.",
      "The flight leaves Oslo at 7:40 and arrives in Lisbon at noon.",
      "Make the second paragraph of the letter a little more formal.",
    ],
  },
  {
    subject: "television series",
    agentCriteria:
      "Talk about the television series: episodes, season finale, characters, streaming, spoilers",
    keyWordCriteria: "television series: series, episode, season, characters, streaming",
    personCriteria: "that TV series",
    remove: [
      "We watched four episodes of the series in a row last night.",
      "No spoilers please, I haven't seen the season finale yet!",
      "The detective is the best character of the show, although the second season drags.",
    ],
    keep: [
      "The asparagus season starts in April around here.",
      "The password must have at least twelve characters and one digit.",
      "There was a series of small earthquakes near the village where my parents live.",
      "Add milk, oats and coffee to my shopping list.",
      "The report is due on Friday at noon.",
    ],
  },
  {
    subject: "chess club",
    agentCriteria: "The chess club and chess games: openings, endgames, tournament, rating, the club evening",
    keyWordCriteria: "chess club: chess, opening, endgame, rating, club",
    personCriteria: "chess",
    remove: [
      "I played the Sicilian and lost a winning endgame with two extra pawns.",
      "Our chess club meets on Wednesdays in the library.",
      "My rating fell below 1500 after the last chess tournament.",
      "To improve, solve ten chess puzzles a day and review every game you lose.",
    ],
    keep: [
      "The opening of the new bakery is on Saturday.",
      "The credit rating agency wants our balance sheet by the end of the month.",
      "My grandmother's golf club bag is still in the attic.",
      "I sleep badly when the window is closed.",
      "Write a haiku about rain.",
    ],
  },
  {
    subject: "concert",
    agentCriteria: "The concert last weekend: band, tickets, setlist, venue, music, encore",
    keyWordCriteria: "concert: concert, band, tickets, venue, music, encore",
    personCriteria: "the concert on Saturday",
    remove: [
      "The band played for almost three hours and came back for two encores.",
      "Concert tickets cost eighty euros, but the sound in the venue was terrible.",
      "What a night! Which song of the concert did you like best?",
    ],
    keep: [
      "Put a rubber band around the papers before you hand them in.",
      "The support ticket about the broken export is still open.",
      "Saturday we will paint the hallway.",
      "My blood pressure was 135 over 85 this morning.",
      "Explain the difference between a list and a tuple.",
    ],
  },
  {
    subject: "ski holiday",
    agentCriteria: "The ski holiday: skiing, slopes, snow, lift passes, ski rental, chalet",
    keyWordCriteria: "ski holiday: ski, skiing, slopes, snow, lift pass, chalet",
    personCriteria: "skiing holiday plans",
    remove: [
      "Six days of lift passes for four people are more expensive than the chalet.",
      "The kids want to go skiing in Hemsedal in February.",
      "There is hardly any snow on the lower slopes this year.",
      "I would rent the skis in the village, it is cheaper than at the lift.",
    ],
    keep: [
      "The lift in our building has been out of order since Thursday.",
      "The curve has a negative slope, so demand falls when the price rises.",
      "Please pass the draft on to Mikkel when you are done.",
      "My email address is mara@example.org.",
      "I am vegetarian, but I eat fish.",
    ],
  },
];
