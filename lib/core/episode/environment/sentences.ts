/** An earlier visit to a world, as somebody tells of it. */
export interface Trial {
  readonly world: string;
  readonly goal: string;
  readonly actions: readonly string[];
}

/** What an agent sees of a world before it acts. */
export interface Scene {
  readonly world: string;
  readonly goal: string;
  /** Which answer is next, from 1, and how many there may be. */
  readonly step: number;
  readonly maxActions: number;
  readonly observation: string;
  /** What is possible now; null where the environment lists nothing. */
  readonly actions: readonly string[] | null;
}

/** The form of an answer that acts. */
const actionForm = "Answer with one line that begins with “Action:” and names one action.";

/** An observation that is longer is cut, in characters: a world must not fill the context by itself. */
const longestObservation = 3_000;

/** As many actions are listed at most; those that are not are possible all the same. */
const listedActions = 60;

/** “In BabyAI GoToLocal 7 my goal was “…”, and this worked: turn left; move forward.” */
export function trialSentence({ world, goal, actions }: Trial): string {
  return `In ${world} my goal was “${goal}”, and this worked: ${actions.join("; ")}.`;
}

/** Reads what `trialSentence` wrote, or null. */
export function readTrial(text: string): Trial | null {
  const found = /^In (.+?) my goal was “([\s\S]+)”, and this worked: ([\s\S]+)\.$/u.exec(text.trim());
  const [, world, goal, actions] = found ?? [];
  return world && goal && actions ? { world, goal, actions: actions.split("; ") } : null;
}

/** What is said to the agent before each of its answers. `notice` says what was wrong with the one before. */
export function sceneMessage(scene: Scene, notice: string | null): string {
  const { world, goal, step, maxActions, observation, actions } = scene;
  return [
    `World: ${world}. Step ${step} of ${maxActions}. Goal: ${oneLine(goal)}`,
    ...(notice === null ? [] : [notice]),
    observation.length > longestObservation ? `${observation.slice(0, longestObservation)}…` : observation,
    ...(actions ? [`Possible actions: ${actions.slice(0, listedActions).join("; ")}`] : []),
    actionForm,
  ].join("\n");
}

/** Which world and step a message speaks of, or null where it is no scene. */
export function readScene(text: string): Pick<Scene, "world" | "step" | "goal"> | null {
  const [, world, step, goal] = /^World: (.+?)\. Step (\d+) of \d+\. Goal: (.*)$/mu.exec(text) ?? [];
  return world && step ? { world, step: Number(step), goal: goal ?? "" } : null;
}

/** The text without breaks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
