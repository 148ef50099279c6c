/** Who can speak in a run: an oracle, rules, or the model of Settings or the environment. */
export const speakerChoices = ["scripted", "built-in", "configured"] as const;
export type SpeakerChoice = (typeof speakerChoices)[number];
