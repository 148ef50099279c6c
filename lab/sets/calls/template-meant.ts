import { call, type MeantCall } from "./call-case";

/** A text with its kind, and the calls that it is. */
export type Written = readonly [kind: string, text: string, ...calls: MeantCall[]];

export const vegan = call("Add_memory", { content: "Noor is vegan." });
export const boss = call("Add_memory", { content: "Noor's boss is Pieter." });
export const dentist = call("Retrieve_memory", { query: "name of the dentist" });
export const train = call("Update_memory", { memory_id: "mem_7c11", content: "Noor takes the 8:12 train." });
export const gone = call("Delete_memory", { memory_id: "mem_7c11", confirmation: true });
export const folded = call("Summary_context", { span: "all" });
export const cleaned = call("Filter_context", { criteria: "talk about bicycles" });
export const greek = call("Add_memory", { content: "Η Νορ μένει στην Ουτρέχτη." });
