import { seededRandom } from "../../seeded-random";
import { vocabularies } from "../memops/world";
import type { GoldFact, Task } from "../task";
import { type EnvironmentName, type EnvironmentPlace, environmentTitles, worldName } from "./place";
import { oneLine, trialSentence } from "./sentences";

/** A world as its environment describes it before anybody acts in it. */
export interface DescribedWorld {
  readonly level: string;
  readonly seed: number;
  /** How many levels there are: so many numbers later comes the same level again. */
  readonly levels: number;
  /** How one acts in worlds of this kind. */
  readonly rules: string;
  readonly goal: string;
  readonly fingerprint: string;
  /** What the environment's expert does until it wins; empty where it does not. */
  readonly expert: readonly string[];
}

/** Distractors of a task: the paper's number. */
const distractors = 5;

/** An agent may answer twice as often as the expert, and at least so often. */
const leastActions = 20;

/**
 * A world as a task in three stages. The paper does not say how its environments map to them; this is ours. Stage 1: how one acts there, and two
 * earlier visits with what worked, one of them to the very world of stage 3. Stage 2: small talk. Stage 3: the world.
 */
export function environmentTask(
  name: EnvironmentName,
  world: DescribedWorld,
  other: DescribedWorld,
  seed: number,
): Task {
  const place: EnvironmentPlace = {
    ...{ name, level: world.level, seed: world.seed, fingerprint: world.fingerprint },
    maxActions: Math.max(leastActions, 2 * world.expert.length),
  };
  const random = seededRandom(seed);
  const visits = random() < 0.5 ? [world, other] : [other, world];
  const visited = (described: DescribedWorld) => ({
    world: worldName({ name, ...described }),
    goal: oneLine(described.goal),
    actions: described.expert,
  });
  const facts = visits.map((described): GoldFact => {
    const trial = visited(described);
    return {
      factId: described === world ? "this-world" : "another-world",
      text: trialSentence(trial),
      subject: trial.world,
      attribute: "what worked",
      value: trial.actions.join("; "),
    };
  });
  return {
    taskId: `${name}-${world.level}-${world.seed}`.replace(/[^\w-]+/gu, "-"),
    suite: name,
    kind: world.level,
    language: "en",
    environment: place,
    messages: [
      { text: `This is how one acts in ${environmentTitles[name]}: ${world.rules}` },
      ...facts.map(({ text }) => ({ text })),
    ],
    distractors: shuffled(vocabularies.en.smallTalk, random).slice(0, distractors),
    questions: [
      {
        questionId: "world",
        text: `Reach the goal in ${worldName(place)}: ${oneLine(world.goal)}`,
        kind: world.level,
        answer: world.expert.join("; "),
        alsoRight: [],
        evidence: ["this-world"],
        staleValues: [],
      },
    ],
    facts,
    pastFacts: [],
    needsMaintenance: false,
  };
}

function shuffled(texts: readonly string[], random: () => number): readonly string[] {
  return texts
    .map((text) => ({ text, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ text }) => text);
}
