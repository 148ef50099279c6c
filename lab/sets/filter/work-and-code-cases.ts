import type { FilterCase } from "./filter-case";

/** The office, money, programming, and what tools put into a context. */
export const workAndCodeCases: readonly FilterCase[] = [
  {
    subject: "quarterly report",
    agentCriteria: "The quarterly report: revenue, figures, slides, deadline, board meeting",
    keyWordCriteria: "quarterly report: report, revenue, figures, slides, board",
    personCriteria: "quarterly report",
    remove: [
      "Revenue grew by 4 percent in the third quarter, but margins fell.",
      "The board wants the quarterly report as ten slides by Thursday.",
      "Put the key figures on the first slide and the risks on the last.",
    ],
    keep: [
      "The children slide down the hill on plastic bags.",
      "The weather report says rain from Tuesday.",
      "She figured out why the toaster trips the fuse.",
      "The ironing board squeaks.",
      "Which vaccine do I need for Kenya?",
    ],
  },
  {
    subject: "job interview",
    agentCriteria: "The job interview: application, questions, salary expectations, company, preparation",
    keyWordCriteria: "job interview: interview, application, questions, company, salary",
    personCriteria: "job interview preparation",
    remove: [
      "I have a second job interview at the shipping company on Friday.",
      "Prepare two examples of conflicts you solved, they always ask about that.",
      "When they ask for salary expectations, name a range and not a number.",
      "Should I send a thank-you note to the interviewer the day after?",
    ],
    keep: [
      "The radio broadcast an interview with the author of the cookbook.",
      "The application crashes when the phone is rotated.",
      "Good job on the painting, it looks lovely above the piano!",
      "We are out of printer paper.",
      "The museum keeps its oldest maps in the cellar.",
    ],
  },
  {
    subject: "meeting rescheduling",
    agentCriteria: "Moving the team meeting: calendar, new date, participants, room booking",
    keyWordCriteria: "team meeting: meeting, reschedule, calendar, date, room",
    personCriteria: "moving the team meeting",
    remove: [
      "Can we move the team meeting from Monday to Wednesday afternoon?",
      "Room 2.14 is free for the meeting on Wednesday from two to three.",
      "Jonas and Priya cannot attend on that date, shall I propose another slot?",
    ],
    keep: [
      "Dates are rich in sugar, so two a day are enough.",
      "The two rivers meet a few kilometres south of the town.",
      "There is no room in the boot for the second suitcase.",
      "I lost four kilos since January.",
      "The function returns undefined when the list is empty.",
    ],
  },
  {
    subject: "mortgage",
    agentCriteria: "The mortgage: bank, interest rate, loan, instalments, house purchase, fixed term",
    keyWordCriteria: "mortgage: mortgage, bank, interest rate, loan, instalments",
    personCriteria: "mortgage and interest rates",
    remove: [
      "The bank offers 3.4 percent for a mortgage fixed for ten years.",
      "With a loan of 300,000 euros the monthly instalment would be about 1,480.",
      "It may be cheaper to fix the interest rate now than to wait.",
    ],
    keep: [
      "We had a picnic on the bank of the river.",
      "She takes a great interest in medieval music.",
      "His heart rate was 160 at the top of the hill.",
      "My favourite colour is dark green.",
      "How many players are there in a volleyball team?",
    ],
  },
  {
    subject: "TypeScript build error",
    agentCriteria: "The TypeScript build error: compiler, types, tsconfig, module resolution, import",
    keyWordCriteria: "TypeScript build error: TypeScript, build, compiler, types, tsconfig",
    personCriteria: "TypeScript build error",
    remove: [
      "The build fails with TS2307: Cannot find module './fold' or its corresponding type declarations.",
      "Set moduleResolution to bundler in tsconfig.json and delete the old build folder.",
      "After the TypeScript upgrade the compiler complains about an implicit any in every test file.",
    ],
    keep: [
      "They build a new primary school next to the church.",
      "Which blood types can donate to everyone?",
      "The import duty on bicycles is fourteen percent.",
      "The waiter made an error in our bill.",
      "Let's plan the route along the coast for Saturday.",
    ],
  },
  {
    subject: "slow database query",
    agentCriteria: "The slow database query: SQL, index, Postgres, query plan, table scan, join",
    keyWordCriteria: "slow query: query, SQL, index, Postgres, table, join",
    personCriteria: "slow SQL query",
    remove: [
      "SELECT * FROM event WHERE session_id = $1 ORDER BY sequence takes nine seconds in Postgres.",
      "The query plan shows a sequential scan; add an index on (session_id, sequence).",
      "Joining the orders table twice makes the database sort four million rows.",
    ],
    keep: [
      "The dining table has a scratch, can it be sanded?",
      "She wants to join the rowing club in spring.",
      "The consumer price index rose by two percent.",
      "Progress on the thesis is slow but steady.",
      "My passport expires in August.",
    ],
  },
  {
    subject: "container deployment",
    agentCriteria: "The Docker deployment: container, image, registry, Kubernetes, server, rollout",
    keyWordCriteria: "Docker deployment: Docker, container, image, deployment, server",
    personCriteria: "docker deployment",
    remove: [
      "The Docker container exits with code 137 a minute after the deployment.",
      "Code 137 means it was killed for memory; raise the limit in the Kubernetes manifest.",
      "docker build -t registry.example.org/app:1.4 . && docker push registry.example.org/app:1.4",
    ],
    keep: [
      "Keep the leftovers in a glass container, not in plastic.",
      "He was deployed to the base in the north for six months.",
      "The image of the saint hangs above the altar.",
      '{"added":{"memory_id":"mem_9f2k1c7d0a","content":"User lives in Bergen and works as a marine biologist."}}',
      "I play badminton on Tuesdays.",
    ],
  },
  {
    subject: "memory of football club",
    agentCriteria:
      "Retrieved memories and messages about football clubs the user supports: team, league, matches",
    keyWordCriteria: "football clubs: football, club, team, league, Brann",
    personCriteria: "football club stuff",
    remove: [
      '{"retrieved":[{"memory_id":"mem_1a2b3c4d5e","content":"User supports the football club Brann.","memory_type":"preference","metadata":{},"score":0.83}]}',
      "I have supported Brann since I was a child, my father took me to every home match.",
      "Brann is second in the league, three points behind the leader.",
    ],
    keep: [
      '{"retrieved":[{"memory_id":"mem_77aa01bb2c","content":"User is allergic to peanuts.","memory_type":"user_info","metadata":{},"score":0.91}]}',
      "The team will migrate the billing service in two sprints.",
      "We ate a club sandwich at the airport.",
      '{"rejected":{"code":"UNKNOWN_ID","reason":"There is no memory with the id mem_nobody."}}',
      "What is a good name for a sailing boat?",
    ],
  },
];
