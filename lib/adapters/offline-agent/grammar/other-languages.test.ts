import { expect, it } from "vitest";
import { isOtherLanguage } from "./other-languages";

it.each([
  "Je m'appelle Zoé et je travaille à Nantes.",
  "Me llamo Iker y tengo dos hermanas.",
  "wir wohnen seit drei jahren in jena und haben einen hund",
  "Eu sou alérgica a amendoim e não como peixe.",
  "Sono allergico alle noci e vivo con mia moglie.",
  "hij werkt bij de bakker en woont in delft",
  "Mam na imię Zofia i nie jem mięsa.",
  "Jag är vegan och jag bor i Lund med min sambo.",
  "Ben bir öğretmenim ve iki çocuğum var.",
  "我住在北京，对花生过敏。",
  "Я живу в Казани и работаю врачом.",
  "אני גר בחיפה",
  "मैं दिल्ली में रहता हूँ",
])("takes “%s” for another language", (sentence) => {
  expect(isOtherLanguage(sentence)).toBe(true);
});

it.each([
  "My sister María y Ana live in Cork.",
  "My shop is called Panadería y Café.",
  "i live in de bilt now",
  "im nadia, 29, living in bristol w my bf marcus",
  "no, not Oslo, Bergen",
  "I work at La Boqueria in Barcelona.",
  "Add 2 eggs",
  "lol",
  "👍",
  "",
  "We saw La La Land and Il Postino.",
  "her name is Linh and she is from Hà Nội",
  "I am a man of few words",
  "do you have any tips?",
  "Rex",
  "I'm 40.",
  "I'm so tired today",
  "I don't eat pork.",
  "So when's my birthday?",
  "I've got a 2014 Volvo V60.",
])("reads “%s” as English, or as nothing", (sentence) => {
  expect(isOtherLanguage(sentence)).toBe(false);
});
