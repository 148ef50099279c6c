// Outcomes of a slow measurement, kept in a file as they come, so that it can be stopped and carried on.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Outcomes by their key; one line of JSON each. */
export interface KeptOutcomes<Outcome> {
  has(key: string): boolean;
  /** Keeps one at once: a run that is ended loses nothing before it. */
  keep(key: string, outcome: Outcome): void;
  /** All whose key begins with this, in the order in which they came. */
  under(prefix: string): readonly Outcome[];
}

interface Line<Outcome> {
  readonly key: string;
  readonly outcome: Outcome;
}

/** The outcomes in this file; a line that broke off is measured again. */
export function openKeptOutcomes<Outcome>(file: string): KeptOutcomes<Outcome> {
  mkdirSync(path.dirname(file), { recursive: true });
  const kept = new Map<string, Outcome>();
  if (existsSync(file)) for (const { key, outcome } of linesOf<Outcome>(file)) kept.set(key, outcome);
  return {
    has: (key) => kept.has(key),
    keep(key, outcome) {
      kept.set(key, outcome);
      appendFileSync(file, `${JSON.stringify({ key, outcome })}\n`);
    },
    under: (prefix) => [...kept].flatMap(([key, outcome]) => (key.startsWith(prefix) ? [outcome] : [])),
  };
}

function linesOf<Outcome>(file: string): readonly Line<Outcome>[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      if (!line.endsWith("}")) return [];
      try {
        return [JSON.parse(line) as Line<Outcome>];
      } catch (error) {
        if (error instanceof SyntaxError) return [];
        throw error;
      }
    });
}
