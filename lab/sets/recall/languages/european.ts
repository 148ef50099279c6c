import type { RecallMemory, RecallQuestion } from "../recall-case";

/** What she told in German, and was asked. */
export const germanMemories: readonly RecallMemory[] = [
  [
    "de-1",
    "2025-03-04",
    "Die Nutzerin hat einen Schrebergarten in Leipzig.",
    "Wir haben die Parzelle bekommen! Ein Schrebergarten in Leipzig, mit Laube und einem alten Kirschbaum.",
  ],
  [
    "de-2",
    "2025-03-09",
    "Henrike ist die Patentante von Jonte.",
    "Henrike war bei der Taufe schrecklich aufgeregt, sie ist jetzt Patentante von Jonte und hat ihm ein Holzschwert geschenkt.",
  ],
  [
    "de-3",
    "2025-04-11",
    "Der Schornsteinfeger kommt jedes Jahr im April.",
    "Der Schornsteinfeger war da, wie immer im April, und hat Ruß auf dem Teppich hinterlassen.",
  ],
  [
    "de-4",
    "2025-06-02",
    "Die Nutzerin verträgt keine Haselnüsse.",
    "Bitte nichts mit Haselnüssen, davon schwillt mir der Hals zu, das war beim Eisessen furchtbar.",
  ],
  [
    "de-5",
    "2025-07-20",
    "Onkel Gernot baut Modellschiffe.",
    "Onkel Gernot hat ein neues Modellschiff fertig, drei Jahre hat er an der Takelage geknotet.",
  ],
  [
    "de-6",
    "2025-09-15",
    "Die Bandprobe ist immer donnerstags im Keller der Feuerwehr.",
    "Donnerstags proben wir im Keller der Feuerwehr, da stört der Lärm niemanden.",
  ],
  [
    "de-7",
    "2026-01-08",
    "Die Firma Kranzfeld hat die Heizung eingebaut.",
    "Kranzfeld hat die neue Heizung eingebaut und die alte im Hof vergessen.",
  ],
  [
    "de-8",
    "2026-02-19",
    "Jonte hat seinen Freischwimmer im Februar 2026 gemacht.",
    "Jonte ist vom Dreier gesprungen und hat seinen Freischwimmer, er trägt das Abzeichen auf der Badehose.",
  ],
  [
    "de-9",
    "2026-05-05",
    "Das Auto muss im September 2027 zum TÜV.",
    "Der Wagen ist durch den TÜV gekommen, erst im September 2027 müssen wir wieder hin.",
  ],
  [
    "de-10",
    "2026-08-24",
    "Henrike arbeitet als Lokführerin bei der Mitteldeutschen Regiobahn.",
    "Henrike fährt jetzt die Züge der Regiobahn, als Lokführerin, sie winkt uns von der Brücke zu.",
  ],
];
export const germanQuestions: readonly RecallQuestion[] = [
  ["literal", "Wo ist mein Schrebergarten?", "de-1"],
  ["other-people", "Wer ist Jontes Patentante?", "de-2"],
  ["paraphrase", "Wann wird der Kamin gekehrt?", "de-3"],
  ["paraphrase", "Welche Nüsse muss ich meiden?", "de-4"],
  ["other-people", "Was bastelt Gernot?", "de-5"],
  ["literal", "Wann ist die Bandprobe?", "de-6"],
  ["rare-name", "Kranzfeld", "de-7"],
  ["temporal", "Was hat Jonte im Februar 2026 geschafft?", "de-8"],
  ["literal", "Wann muss das Auto zum TÜV?", "de-9"],
  ["two-hops", "Welchen Beruf hat die Patentante?", "de-10"],
  ["unanswerable", "Wie heißt mein Zahnarzt?"],
  ["unanswerable", "Welche Schule besucht Jonte?"],
];

/** The same in Spanish. */
export const spanishMemories: readonly RecallMemory[] = [
  [
    "es-1",
    "2025-03-04",
    "La usuaria tiene un puesto de flores en Sevilla.",
    "Abrí el puesto de flores en Sevilla con mi prima y huele a jazmín desde la esquina.",
  ],
  [
    "es-2",
    "2025-03-12",
    "Remedios es la abuela de la usuaria.",
    "Mi abuela Remedios cumplió noventa y bailó toda la noche.",
  ],
  [
    "es-3",
    "2025-05-22",
    "La usuaria es intolerante a la lactosa.",
    "Nada de leche ni queso para mí, la lactosa me deja en la cama dos días.",
  ],
  [
    "es-4",
    "2025-06-30",
    "Fermín repara relojes antiguos.",
    "Fermín tiene el taller lleno de relojes antiguos que repara, todos dan la hora a destiempo.",
  ],
  [
    "es-5",
    "2025-08-14",
    "Las clases de flamenco son los martes.",
    "Los martes voy a clase de flamenco, ya tengo los tacones gastados.",
  ],
  [
    "es-6",
    "2025-10-03",
    "La furgoneta está asegurada con Seguros Montelirio.",
    "Montelirio me asegura la furgoneta, aunque cada año suben el precio.",
  ],
  [
    "es-7",
    "2026-01-17",
    "Remedios se operó de cataratas en enero de 2026.",
    "La abuela ya ve, la operaron de cataratas en enero y dice que estoy más gorda.",
  ],
  [
    "es-8",
    "2026-03-21",
    "La usuaria adoptó una perra llamada Canela.",
    "Adoptamos a Canela, una perra pequeña que le ladra a la aspiradora.",
  ],
  [
    "es-9",
    "2026-06-11",
    "El contrato del local termina en abril de 2028.",
    "Renové el contrato del local, ahora dura hasta abril de 2028.",
  ],
  [
    "es-10",
    "2026-09-02",
    "Fermín es el padrino de la boda de Lucía.",
    "Lucía se casa y Fermín va a ser el padrino, ya se ha comprado el traje.",
  ],
];
export const spanishQuestions: readonly RecallQuestion[] = [
  ["literal", "¿Dónde tengo el puesto de flores?", "es-1"],
  ["other-people", "¿Quién es mi abuela?", "es-2"],
  ["paraphrase", "¿Por qué no puedo comer queso?", "es-3"],
  ["other-people", "¿Qué arregla Fermín?", "es-4"],
  ["literal", "¿Qué día son las clases de flamenco?", "es-5"],
  ["rare-name", "Montelirio", "es-6"],
  ["temporal", "¿De qué operaron a la abuela en enero de 2026?", "es-7"],
  ["paraphrase", "¿Cómo se llama mi mascota?", "es-8"],
  ["literal", "¿Cuándo termina el contrato del local?", "es-9"],
  ["two-hops", "¿En qué boda será padrino el que repara relojes?", "es-10"],
  ["unanswerable", "¿Cuál es mi número de teléfono?"],
  ["unanswerable", "¿Dónde nació Fermín?"],
];

/** The same in French. */
export const frenchMemories: readonly RecallMemory[] = [
  [
    "fr-1",
    "2025-03-04",
    "L'utilisatrice tient une librairie à Nantes.",
    "J'ai repris la librairie du passage à Nantes, avec le chat et les dettes.",
  ],
  [
    "fr-2",
    "2025-04-02",
    "Solène est la colocataire de l'utilisatrice.",
    "Ma colocataire Solène chante sous la douche, et juste en plus.",
  ],
  [
    "fr-3",
    "2025-05-18",
    "L'utilisatrice a le vertige.",
    "Je ne monte plus sur les échelles, j'ai le vertige dès le troisième barreau.",
  ],
  [
    "fr-4",
    "2025-07-07",
    "Gaspard élève des escargots.",
    "Gaspard s'est mis à élever des escargots dans la serre, il en a déjà deux mille.",
  ],
  [
    "fr-5",
    "2025-09-25",
    "La chorale répète le lundi soir à l'église.",
    "Chorale lundi soir comme toujours, il fait un froid de canard dans cette église.",
  ],
  [
    "fr-6",
    "2025-11-30",
    "La chaudière est entretenue par la maison Verdelet.",
    "Verdelet est passé pour la chaudière, cent vingt euros pour un joint.",
  ],
  [
    "fr-7",
    "2026-02-06",
    "Solène a obtenu son permis de conduire en février 2026.",
    "Elle a son permis ! Solène a réussi du quatrième coup, en février, sous la neige.",
  ],
  [
    "fr-8",
    "2026-04-29",
    "L'utilisatrice a un chat roux nommé Pistache.",
    "Pistache dort sur la caisse, c'est un gros chat roux que les clients photographient.",
  ],
  [
    "fr-9",
    "2026-07-19",
    "Le train pour Brest part le 3 janvier 2027.",
    "J'ai pris les billets pour Brest, départ le 3 janvier à sept heures.",
  ],
  [
    "fr-10",
    "2026-10-10",
    "Solène travaille comme sage-femme de nuit.",
    "Solène fait les nuits à la maternité, elle est sage-femme et rentre quand j'ouvre la boutique.",
  ],
];
export const frenchQuestions: readonly RecallQuestion[] = [
  ["literal", "Où est ma librairie ?", "fr-1"],
  ["other-people", "Qui est ma colocataire ?", "fr-2"],
  ["paraphrase", "Pourquoi est-ce que j'évite les échelles ?", "fr-3"],
  ["other-people", "Qu'est-ce que Gaspard élève ?", "fr-4"],
  ["literal", "Quand répète la chorale ?", "fr-5"],
  ["rare-name", "Verdelet", "fr-6"],
  ["temporal", "Qu'est-ce que Solène a réussi en février 2026 ?", "fr-7"],
  ["paraphrase", "Quel animal dort sur la caisse ?", "fr-8"],
  ["literal", "Quand part le train pour Brest ?", "fr-9"],
  ["two-hops", "Quel est le métier de ma colocataire ?", "fr-10"],
  ["unanswerable", "Quel est le nom de mon médecin ?"],
  ["unanswerable", "Quel âge a Gaspard ?"],
];
