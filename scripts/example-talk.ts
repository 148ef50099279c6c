// What is said and done in the example session, turn by turn.
import type { ScriptedStep } from "@/lib/testing/scripted-model";
import { calls } from "@/lib/testing/studio";
import { campsites, gear, mail, stages, trains } from "./example-texts";

/** One turn. Ids of memories are known only while it is recorded. */
export interface ExampleTurn {
  readonly says: string;
  /** True where the message holds a text that was pasted after its first line. */
  readonly isPasted?: boolean;
  readonly does: (idOf: (words: string) => Promise<string>) => Promise<readonly ScriptedStep[]>;
  /** What the next SUMMARY says. */
  readonly summary?: string;
}

const add = (content: string): ScriptedStep => calls("Add_memory", { content });
const retrieve = (query: string): ScriptedStep => calls("Retrieve_memory", { query, top_k: 3 });
const filter = (criteria: string): ScriptedStep => calls("Filter_context", { criteria });
const summarize = (span: string): ScriptedStep => calls("Summary_context", { span });
const answer = (text: string): ScriptedStep => ({ text });

export const exampleTurns: readonly ExampleTurn[] = [
  {
    says: "Hi, I'm Noor, a nurse in Ghent. In July I ride the Drava path with my brother Samir, Lienz to Maribor.",
    does: async () => [
      add("Noor is a nurse and lives in Ghent."),
      add("Noor rides the Drava cycle path from Lienz to Maribor in July with her brother Samir."),
      answer("Good to meet you, Noor. Lienz to Maribor it is; I keep that you ride with Samir in July."),
    ],
  },
  {
    says: "Our budget is 900 EUR for both of us, and Samir doesn't eat meat.",
    does: async () => [
      add("The budget for the ride is 900 EUR for both."),
      add("Samir does not eat meat."),
      answer("900 EUR for two over nine days is about 100 EUR a day. I look for kitchens without meat."),
    ],
  },
  {
    says: `These are the stages:\n${stages}`,
    isPasted: true,
    does: async () => [
      answer(
        "Nine stages, 330 km. Stage 9 is the longest with 58 km; stage 6 has no shop for 25 km, so water matters there.",
      ),
    ],
  },
  {
    says: "Did you hear the concert next door yesterday? The drummer played until two in the morning.",
    does: async () => [
      answer("I did not, but a drummer until two in the morning sounds like a short night."),
    ],
  },
  {
    says: "The singer was good, but the drums went through every wall of the house.",
    does: async () => [answer("Then earplugs are worth their two grams. Back to the ride?")],
  },
  {
    says: `Where do we sleep?\n${campsites}`,
    isPasted: true,
    does: async () => [
      retrieve("budget of the ride, what Samir eats"),
      answer(
        "With 900 EUR for both, camp on five nights and take rooms in Spittal, Lavamünd and Maribor: about 310 EUR for sleeping.",
      ),
    ],
  },
  {
    says: "Please drop the concert and the drummer from our context.",
    does: async () => [
      filter("the concert next door, the drummer and the singer"),
      answer("Done: the talk about the concert left our context. Nothing of it was in long-term memory."),
    ],
  },
  {
    says: `How do we get there and back?\n${trains}`,
    isPasted: true,
    does: async () => [
      answer(
        "There: Salzburg 08:12, in Lienz at 11:48. Back: Maribor 11:40 to Graz, then 13:25 to Salzburg. Reserve both, 10 EUR.",
      ),
    ],
  },
  {
    says: "Booked: Salzburg 08:12 on 3 July, and the 11:40 from Maribor on 12 July.",
    does: async () => [
      add("Trains are booked: Salzburg 08:12 on 3 July, and Maribor 11:40 on 12 July."),
      summarize("all"),
      answer("Noted, and I folded our planning so far into a short summary to make room."),
    ],
    summary:
      "Noor and her brother Samir ride the Drava path, Lienz to Maribor, nine stages, 330 km, 3 to 12 July. Budget 900 EUR for both; sleeping about 310 EUR: camp five nights, rooms in Spittal, Lavamünd and Maribor. Samir does not eat meat. Stage 6 has no shop for 25 km. Trains booked: Salzburg 08:12 on 3 July, Maribor 11:40 on 12 July.",
  },
  {
    says: `What do we pack?\n${gear}`,
    isPasted: true,
    does: async () => [
      retrieve("who rides along, and what they eat"),
      answer(
        "Leave the second pot and the gloves. For stage 6 take both bottles full; rice, soup and nuts suit Samir, who does not eat meat.",
      ),
    ],
  },
  {
    says: "I own a tent already, so only one of us needs to buy a mat.",
    does: async () => [
      add("Noor owns a tent for the ride; one mat has to be bought."),
      answer("Then only one mat is missing. I keep that you own the tent."),
    ],
  },
  {
    says: "My brother got more days off: we start one day earlier, on 2 July.",
    does: async (idOf) => [
      retrieve("trains that are booked"),
      calls("Update_memory", {
        memory_id: await idOf("Trains are booked"),
        content:
          "Trains are booked: Salzburg 08:12 on 2 July, one day earlier than first planned, and Maribor 11:40 on 12 July.",
      }),
      answer("Changed: you leave Salzburg on 2 July at 08:12. The old date stays in the memory's history."),
    ],
  },
  {
    says: `This came today:\n${mail}`,
    isPasted: true,
    does: async () => [
      add(
        "The guest house in Lavamünd offers the garden room for 44 EUR on 9 July; an answer is due by Sunday.",
      ),
      answer(
        "They offer the garden room for 44 EUR or your deposit of 20 EUR back. The garden room saves 5 EUR and they ask who eats no meat.",
      ),
    ],
  },
  {
    says: "Take the garden room. And can we still afford a dinner in Maribor?",
    does: async (idOf) => [
      retrieve("budget for the ride"),
      answer(
        `Yes. Of your 900 EUR [${await idOf("budget for the ride")}] about 340 are planned for beds and trains; a dinner for two in Maribor fits easily.`,
      ),
    ],
  },
  {
    says: "The packing is done, we can forget the packing list.",
    does: async () => [
      filter("the packing list, tent, clothes and tools to take along"),
      answer("The packing list left our context."),
    ],
  },
  {
    says: "And forget that a mat has to be bought, Samir found his.",
    does: async (idOf) => [
      calls("Delete_memory", { memory_id: await idOf("owns a tent"), confirmation: true }),
      answer("Forgotten. It can be brought back under Memories."),
    ],
  },
];

/** How the last message is asked differently, in the branch that ends the recording. */
export const exampleBranch: ExampleTurn = {
  says: "Write Samir a short message with what we decided.",
  does: async (idOf) => [
    retrieve("Samir, trains and the garden room"),
    answer(
      `Samir, we leave Salzburg on 2 July at 08:12 [${await idOf("Trains are booked")}], sleep in the garden room in Lavamünd on 9 July, and take the 11:40 from Maribor on the 12th. The kitchens know that you eat no meat [${await idOf("does not eat meat")}]. Noor`,
    ),
  ],
};
