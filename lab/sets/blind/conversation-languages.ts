import type { ToldConversation } from "./conversation";

/** A German gardener and a Spanish student; written without sight of the rules that rank. */
export const gaertner: ToldConversation = {
  name: "gardener",
  language: "de",
  memories: [
    [
      "beruf",
      "2025-03-01",
      "Henning ist Landschaftsgärtner in Oldenburg.",
      "Moin, Henning hier, Landschaftsgärtner aus Oldenburg, seit zwölf Jahren selbstständig",
    ],
    [
      "bagger",
      "2025-03-01",
      "Henning hat einen Minibagger von Takeuchi.",
      "mein Minibagger, ein Takeuchi, verliert Öl",
    ],
    [
      "frau",
      "2025-03-15",
      "Hennings Frau Swantje ist Hebamme.",
      "Swantje hatte Nachtdienst, meine Frau ist Hebamme",
    ],
    [
      "tochter",
      "2025-03-15",
      "Die Tochter Jella geht in die zweite Klasse.",
      "Jella kommt heute früher, zweite Klasse, Hitzefrei gibt es noch nicht",
    ],
    [
      "zahn",
      "2025-04-02",
      "Jella hat einen Schneidezahn verloren.",
      "Zahnfee bestellt: Jella hat den Schneidezahn im Apfel gelassen",
    ],
    [
      "auftrag",
      "2025-04-20",
      "Henning legt einen Teich für Familie Wübbena an.",
      "großer Auftrag: Teich bei Wübbenas, 40 Kubik",
    ],
    ["preis", "2025-04-20", "Der Teich kostet 18.000 Euro.", "18.000 netto, mit Folie und Pumpe"],
    [
      "allergie",
      "2025-05-11",
      "Henning ist gegen Birkenpollen allergisch.",
      "Augen zu, Nase zu, die Birken. Als Gärtner ein Witz",
    ],
    ["azubi", "2025-05-11", "Der Lehrling heißt Malte.", "Malte, mein Lehrling, hat den Rasenmäher versenkt"],
    [
      "malte-schein",
      "2025-06-30",
      "Malte hat den Führerschein bestanden.",
      "Malte hat den Lappen! Endlich fährt noch einer den Transporter",
    ],
    [
      "knie",
      "2025-08-05",
      "Henning wurde am Meniskus operiert.",
      "OP vorbei, Meniskus links, vier Wochen kein Spaten",
    ],
    [
      "urlaub",
      "2025-09-01",
      "Familie war im September auf Spiekeroog.",
      "Spiekeroog war herrlich, keine Autos, nur Wind",
    ],
    [
      "umzug",
      "2026-02-01",
      "Der Betrieb ist im Februar nach Rastede umgezogen.",
      "wir sind jetzt mit dem Betrieb in Rastede, größere Halle",
    ],
    [
      "hund",
      "2026-03-10",
      "Der Hund heißt Fiete und ist ein Dackel.",
      "seit gestern: ein Dackel. Jella nennt ihn Fiete",
    ],
  ],
  questions: {
    "single hop": [
      ["Was bin ich von Beruf?", "beruf"],
      ["Wogegen bin ich allergisch?", "allergie"],
      ["Welchen Bagger habe ich?", "bagger"],
      ["Was wurde am Knie gemacht?", "knie"],
      ["Welche Rasse hat unser Hund?", "hund"],
    ],
    "two hops": [
      ["Was kostet das, was ich bei Wübbenas baue?", "auftrag", "preis"],
      ["Was hat mein Lehrling bestanden?", "azubi", "malte-schein"],
      ["Wer hat den Dackel benannt und in welche Klasse geht sie?", "hund", "tochter"],
    ],
    temporal: [
      ["Wo ist der Betrieb jetzt?", "umzug"],
      ["Wo waren wir im September?", "urlaub"],
      ["Wann wurde ich operiert?", "knie"],
    ],
    "other people": [
      ["Was arbeitet Swantje?", "frau"],
      ["Was hat Jella verloren?", "zahn"],
      ["In welche Klasse geht Jella?", "tochter"],
    ],
    "rare name": [
      ["Takeuchi", "bagger"],
      ["Spiekeroog", "urlaub"],
      ["Wübbena", "auftrag"],
      ["Rastede", "umzug"],
    ],
    unanswerable: [
      ["Wie heißt meine Mutter?"],
      ["Wie alt ist Malte?"],
      ["Welches Auto fährt Swantje?"],
      ["Was ist meine Blutgruppe?"],
    ],
  },
};

export const estudiante: ToldConversation = {
  name: "student",
  language: "es",
  memories: [
    [
      "carrera",
      "2025-10-01",
      "Nerea estudia veterinaria en Zaragoza.",
      "hola, soy Nerea, segundo de veterinaria en Zaragoza y ya no duermo",
    ],
    [
      "piso",
      "2025-10-01",
      "Nerea comparte piso con Itziar y Bruno.",
      "comparto piso con Itziar y Bruno, que tocan la batería los dos",
    ],
    [
      "bruno",
      "2025-10-14",
      "Bruno trabaja de camarero en La Magdalena.",
      "Bruno llega a las tres, es camarero en La Magdalena",
    ],
    [
      "itziar",
      "2025-10-14",
      "Itziar hace un máster de robótica.",
      "Itziar llena el salón de cables, hace un máster de robótica",
    ],
    ["alergia", "2025-11-02", "Nerea es alérgica al kiwi.", "casi me muero con un kiwi, alérgica desde niña"],
    [
      "examen",
      "2025-11-20",
      "El examen de anatomía es el 15 de enero.",
      "anatomía el 15 de enero, mil huesos",
    ],
    ["nota", "2026-01-30", "Nerea sacó un 8,4 en anatomía.", "¡un 8,4 en anatomía! lo celebramos con migas"],
    [
      "abuelo",
      "2026-02-10",
      "El abuelo Fermín tiene ovejas en Ansó.",
      "finde en Ansó con el abuelo Fermín, han nacido nueve corderos, ovejas por todas partes",
    ],
    ["perra", "2026-02-10", "La perra del abuelo se llama Chispa.", "Chispa, su perra, no me dejó dormir"],
    [
      "moto",
      "2026-03-05",
      "A Nerea le robaron la moto en marzo.",
      "me han robado la moto delante de la facultad",
    ],
    [
      "practicas",
      "2026-06-01",
      "Nerea hace prácticas en la clínica Ebro desde junio.",
      "desde hoy prácticas en la clínica Ebro, mi jefa se llama Pilar Lacasa",
    ],
    [
      "mudanza",
      "2026-09-01",
      "Nerea se mudó a Huesca en septiembre.",
      "ahora vivo en Huesca, más barato y más cerca del monte",
    ],
  ],
  questions: {
    "single hop": [
      ["¿Qué estudio?", "carrera"],
      ["¿A qué soy alérgica?", "alergia"],
      ["¿Qué nota saqué en anatomía?", "nota"],
      ["¿Qué me robaron?", "moto"],
    ],
    "two hops": [
      ["¿De qué trabaja el chico con el que comparto piso?", "piso", "bruno"],
      ["¿Cómo se llama el animal del que tiene ovejas?", "abuelo", "perra"],
      ["¿Cuándo fue el examen en el que saqué un 8,4?", "examen", "nota"],
    ],
    temporal: [
      ["¿Dónde vivo ahora?", "mudanza"],
      ["¿Cuándo es el examen de anatomía?", "examen"],
      ["¿Desde cuándo hago prácticas?", "practicas"],
    ],
    "other people": [
      ["¿Qué estudia Itziar?", "itziar"],
      ["¿Dónde trabaja Bruno?", "bruno"],
      ["¿Qué animales cría Fermín?", "abuelo"],
    ],
    "rare name": [
      ["Lacasa", "practicas"],
      ["La Magdalena", "bruno"],
      ["Chispa", "perra"],
      ["Ansó", "abuelo"],
    ],
    unanswerable: [
      ["¿Cómo se llama mi hermana?"],
      ["¿Cuánto pago de alquiler?"],
      ["¿Qué coche tiene Bruno?"],
      ["¿Cuál es mi película favorita?"],
    ],
  },
};
