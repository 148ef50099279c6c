import type { Fact } from "./fact";

const meat = "meat pork beef chicken ham bacon lamb turkey sausage steak".split(" ");
const fish = "fish salmon tuna shellfish prawn shrimp seafood".split(" ");
const dairyAndEggs = "dairy milk cheese egg butter yoghurt yogurt honey cream".split(" ");

/** What somebody with a diet does not eat, as base forms. */
const ruledOut: Readonly<Record<string, readonly string[]>> = {
  vegetarian: [...meat, ...fish],
  vegan: [...meat, ...fish, ...dairyAndEggs],
  pescatarian: meat,
  pescetarian: meat,
  halal: ["pork", "ham", "bacon", "alcohol"],
  kosher: ["pork", "ham", "bacon", "shellfish", "prawn", "shrimp"],
};

/** True when a fact is a diet that leaves this food out. */
export function dietRulesOut({ slot, value }: Fact, stem: string): boolean {
  return slot === "diet" && (ruledOut[value.toLowerCase()] ?? []).includes(stem);
}
