import type { FilterConversation } from "./filter-conversation";

/** Conversations in German. */
export const germanConversations: readonly FilterConversation[] = [
  {
    language: "de",
    asked: "Bitte das Fußballspiel weglassen.",
    criteria: "Fußballspiel",
    exchanges: [
      ["keep", "Nächste Woche fliege ich nach Tokio, Dienstag um neun.", "Tokio am Dienstag um neun."],
      ["keep", "Meine Tochter ist allergisch gegen Erdnüsse.", "Abendessen ohne Erdnüsse."],
      [
        "remove",
        "Übrigens, das Fußballspiel gestern hat Bayern gewonnen.",
        "Bayern hat das Fußballspiel gewonnen.",
      ],
    ],
  },
  {
    language: "de",
    asked: "Vergiss das.",
    criteria: "das",
    exchanges: [
      ["keep", "Ich wohne jetzt in Köln.", "Köln, gemerkt."],
      ["remove", "Wie spät ist es in Sydney?", "Dort ist es 22 Uhr."],
    ],
  },
  {
    language: "de",
    asked: "Lass das Thema Garten bitte weg.",
    criteria: "Garten",
    exchanges: [
      ["remove", "Im Garten fressen Schnecken den Salat.", "Legen Sie Kupferband um die Beete im Garten."],
      ["keep", "Die Rechnung vom April ist offen.", "Ich schreibe eine Mahnung."],
      [
        "remove",
        "Wann pflanze ich Tomaten in den Garten?",
        "Nach dem letzten Frost dürfen Tomaten in den Garten.",
      ],
      ["keep", "Mein Zug fährt um 7.40 Uhr.", "Abfahrt 7.40 Uhr."],
    ],
  },
  {
    language: "de",
    asked: "Das mit dem Drucker hat sich erledigt.",
    criteria: "Drucker",
    exchanges: [
      ["remove", "Der Drucker zieht kein Papier ein.", "Reinigen Sie die Walzen im Drucker."],
      ["keep", "Ich nehme 0,25 mg am Abend.", "0,25 mg am Abend."],
      ["keep", "Was reimt sich auf Haus?", "Maus."],
    ],
  },
  {
    language: "de",
    asked: "Die Steuersachen bitte entfernen.",
    criteria: "Steuererklärung",
    exchanges: [
      [
        "remove",
        "Bis wann muss die Steuererklärung fertig sein?",
        "Die Steuererklärung ist bis 31. Juli fällig.",
      ],
      ["keep", "Mein Hund heißt Mochi.", "Mochi, schöner Name."],
      ["remove", "Kann ich den Schreibtisch in der Steuererklärung absetzen?", "Ja, als Arbeitsmittel."],
      ["keep", "Tisch für vier am Freitag reservieren.", "In welchem Restaurant?"],
    ],
  },
  {
    language: "de",
    asked: "Entferne alles über Segeln.",
    criteria: "Segeln",
    exchanges: [
      ["keep", "Meine Mutter liegt im Krankenhaus.", "Gute Besserung."],
      ["keep", "Ist Ibuprofen mit Alkohol sicher?", "Besser nicht zusammen."],
    ],
  },
  {
    language: "de",
    asked: "Streiche das Rezept.",
    criteria: "Rezept für Linsensuppe",
    exchanges: [
      ["remove", "Wie koche ich Linsensuppe?", "Zwiebeln anbraten, dann Linsensuppe mit Brühe kochen."],
      ["keep", "Ich arbeite nachts im Labor.", "Nachtschicht im Labor."],
      ["keep", "Wer hat Faust geschrieben?", "Goethe."],
    ],
  },
  {
    language: "de",
    asked: "Dieses Thema bitte vergessen.",
    criteria: "dieses Thema",
    exchanges: [
      ["keep", "Der Vermieter will mehr Miete.", "Verlangen Sie eine Begründung."],
      ["remove", "Gibt es Leben auf dem Mars?", "Bisher fand niemand welches."],
    ],
  },
  {
    language: "de",
    asked: "Nimm das Fitnessstudio raus.",
    criteria: "Fitnessstudio Training",
    exchanges: [
      [
        "remove",
        "Welches Training im Fitnessstudio ist gut für Anfänger?",
        "Im Fitnessstudio zuerst Kniebeugen.",
      ],
      ["keep", "Das Passwort hängt am Kühlschrank.", "Am Kühlschrank, gemerkt."],
      ["keep", "Was heißt Quittung auf Französisch?", "Le reçu."],
    ],
  },
  {
    language: "de",
    asked: "Das Wetter ist egal, weg damit.",
    criteria: "Wetter",
    exchanges: [
      ["remove", "Wie wird das Wetter am Wochenende?", "Das Wetter wird sonnig."],
      ["keep", "Die Schwester landet um 18.40 Uhr.", "Landung 18.40 Uhr."],
      ["keep", "Bitte den Fehler im Formular beheben.", "Das Formular prüft jetzt leere Namen."],
    ],
  },
  {
    language: "de",
    asked: "Die Hochzeit lassen wir erst mal.",
    criteria: "Hochzeit",
    exchanges: [
      ["remove", "Wir brauchen einen Fotografen für die Hochzeit.", "Für die Hochzeit im Juni jetzt buchen."],
      ["keep", "Ich lerne Portugiesisch.", "Viel Erfolg beim Lernen."],
      ["remove", "Wie viele Gäste zur Hochzeit?", "Achtzig Gäste passen in den Saal."],
    ],
  },
  {
    language: "de",
    asked: "Witze bitte löschen.",
    criteria: "Witze",
    exchanges: [
      ["remove", "Erzähl mir zwei Witze.", "Hier sind Witze über Pinguine."],
      ["keep", "Unsere Katze heißt Loki.", "Loki, gemerkt."],
      ["keep", "Wie lange hält Reis im Kühlschrank?", "Drei bis vier Tage."],
    ],
  },
];
