// What is called in the sets: facts of our own, in several languages, with the signs that break naive readers.
import { call, type MeantCall } from "./call-case";

/** Calls of the half that the rules were written on. */
export const developmentCalls: readonly MeantCall[] = [
  call("Retrieve_memory", { query: "allergies" }),
  call("Add_memory", { content: "Ines is allergic to shellfish." }),
  call("Retrieve_memory", { query: "sister's visit", top_k: 3 }),
  call("Update_memory", { memory_id: "mem_7f3a21", content: "Ines lives in Porto." }),
  call("Delete_memory", { memory_id: "mem_7f3a21", confirmation: true }),
  call("Summary_context", { span: "all" }),
  call("Filter_context", { criteria: "cycling, tour, stage" }),
  call("Add_memory", { content: "Der Hund heißt Bruno.", memory_type: "user_info" }),
  call("Add_memory", { content: 'She calls her boat "Otter".' }),
  call("Add_memory", { content: "用户对花生过敏。" }),
  call("Retrieve_memory", { query: "¿Dónde trabajo?" }),
  call("Add_memory", { content: "Her shop sells {mugs} and [plates].", metadata: { slot: "shop" } }),
];

/** Calls of the half that the rules never saw. */
export const heldOutCalls: readonly MeantCall[] = [
  call("Retrieve_memory", { query: "birthday of my nephew", top_k: 5 }),
  call("Add_memory", { content: "Tobias plays the cello in a quartet." }),
  call("Delete_memory", { memory_id: "mem_0c9d4e", confirmation: true }),
  call("Update_memory", {
    memory_id: "mem_0c9d4e",
    content: "The meeting moved to 9:30 on 4 May.",
    metadata: { slot: "meeting" },
  }),
  call("Add_memory", { content: "Её кошку зовут Муся." }),
  call("Filter_context", { criteria: "мультики" }),
  call("Summary_context", { span: "6" }),
  call("Add_memory", { content: "He's vegan; no honey, no eggs.", memory_type: "preference" }),
  call("Retrieve_memory", { query: "الوظيفة" }),
  call("Add_memory", { content: "Path of the backup: C:\\data\\old", metadata: { slot: "backup" } }),
  call("Retrieve_memory", { query: "C++ or C#?", metadata_filter: { slot: "work" } }),
];
