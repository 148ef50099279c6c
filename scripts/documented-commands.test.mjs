// Every command that the documentation names is run by a test, in its smallest size: the table below says in which.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { inProject } from "./lib/project-folders.mjs";

const here = "scripts/commands.long.test.mjs";
const headless = "e2e/headless.spec.ts";
const record = "scripts/record.test.mjs";
const benches = "lab/bench/benches.long.test.ts";
const care = "scripts/backup.long.test.mjs";
const hold = "scripts/hold.long.test.mjs";
const lab = "scripts/lab.long.test.mjs";
const train = "scripts/train.long.test.mjs";
const mcp = "scripts/mcp.long.test.mjs";
const worker = "scripts/worker.long.test.mjs";

/** By command and option, the test that runs it. That test runs every bench that there is. */
const runBy = {
  "npm start": { "": here, "--port": here },
  "npm test": { "": here, "--only": here },
  "npm run test:long": { "": here },
  "npm run dev": { "": here },
  "npm run agent": {
    "--say": headless,
    "--session": headless,
    "--export": headless,
    "--sanitize": headless,
    "--verify": headless,
    "--json": headless,
    "--check": here,
  },
  "npm run lab:setup": { "": lab },
  "npm run worker": { "": worker },
  "npm run mcp": { "": mcp, "--url": mcp },
  "npm run lab": {
    "": lab,
    "--suite": lab,
    "--strategy": lab,
    "--ablation": lab,
    "--judge": lab,
    "--parallel": lab,
    "--model": lab,
    "--histories": lab,
    "--repeats": lab,
    "--seed": lab,
    "--resume": lab,
    "--json": lab,
    "--queue": worker,
    "--export": lab,
    "--format": lab,
  },
  "npm run test:races": {
    "": hold,
    "--quick": hold,
    "--json": hold,
    "--times": hold,
    "--only": hold,
    "--plant": hold,
  },
  "npm run test:crash": {
    "": hold,
    "--quick": hold,
    "--kills": hold,
    "--together": hold,
    "--only": hold,
    "--plant": hold,
  },
  "npm run test:faults": { "": hold, "--quick": hold },
  "npm run test:hostile": { "": hold, "--quick": hold, "--plant": hold },
  "npm run test:soak": { "": hold, "--quick": hold },
  "npm run doctor": { "": record, "--json": record },
  "npm run backup": { "": care, "--json": care },
  "npm run restore": { "": care, "--json": care },
  "npm run rebuild": { "": record, "--json": record },
  "npm run golden": { "": here, "--again": here, "--into": here },
  "npm run bench": {
    "": benches,
    "--only": benches,
    "--json": benches,
    "--quick": benches,
    "--failures": benches,
    "--mistakes": benches,
    "--all-mistakes": benches,
    "--misses": benches,
    "--sizes": benches,
    "--stores": benches,
    "--streams": benches,
  },
  "npm run train": {
    "": train,
    "--base": train,
    "--adapter": train,
    "--reward": train,
    "--k": train,
    "--updates": train,
    "--cpu": train,
    "--vllm-url": train,
    "--gguf": train,
    "--single-turns": train,
    "--card": train,
    "--scores": train,
    "--rows": train,
    "--adapter-gguf": train,
    "--server": train,
    "--url": train,
    "--resume": train,
    "--policy-url": train,
    "--out": train,
    "--tasks": train,
    "--seed": train,
    "--format": train,
    "--session": train,
    "--sanitize": train,
  },
  "npm run train:setup": { "": train, "--yes": train },
  "npm run test:training": { "": train, "--only": train },
  // It fetches 270 MB, so only what it says without them is tried.
  "npm run test:models": { "": here, "--only": here, "--threads": here },
};

/** README, CONTRIBUTING and every page below docs and lib, as `[file, line]`. */
function documentedLines() {
  const below = (folder) =>
    readdirSync(inProject(folder), { recursive: true })
      .filter((file) => file.endsWith(".md"))
      .map((file) => path.join(folder, file));
  const files = ["README.md", "CONTRIBUTING.md", ...below("docs"), ...below("lib")];
  return files.flatMap((file) =>
    readFileSync(inProject(file), "utf8")
      .split("\n")
      .map((line) => ({ file, line })),
  );
}

/** The commands of a line with the options behind them, also where these are in quotes of their own. */
function commandsIn({ file, line }) {
  const starts = [...line.matchAll(/npm (?:start|test|run [a-z]+(?::[a-z]+)*)(?![\w:-])/g)];
  return starts.map(({ 0: command, index }, place) => {
    const rest = line.slice(index + command.length, starts[place + 1]?.index);
    return { file, command, options: rest.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [] };
  });
}

const documented = documentedLines().flatMap(commandsIn);

describe("the commands that the documentation names", () => {
  test("are found where they are written", () => {
    expect(commandsIn({ file: "a", line: "`npm run bench -- x` (`--misses`), then npm test" })).toEqual([
      { file: "a", command: "npm run bench", options: ["--misses"] },
      { file: "a", command: "npm test", options: [] },
    ]);
    expect(documented.length).toBeGreaterThan(30);
  });

  test("are each run by a test, with each of their options", () => {
    const missing = documented.flatMap(({ file, command, options }) => {
      const known = runBy[command];
      if (!known) return [`${file}: ${command}`];
      const asked = options.length === 0 ? [known[""] === undefined ? undefined : ""] : options;
      return asked
        .filter((option) => option !== undefined && known[option] === undefined)
        .map((option) => `${file}: ${command} ${option}`);
    });
    expect(missing).toEqual([]);
  });

  test("are in the tests that the table names", () => {
    for (const [command, options] of Object.entries(runBy))
      for (const [option, file] of Object.entries(options)) {
        const text = readFileSync(inProject(file), "utf8");
        const name = command.split(" ").at(-1).replace(":", "-");
        expect(text.includes(name) || text.includes(command), `${command} in ${file}`).toBe(true);
        if (option !== "") expect(text, `${command} ${option} in ${file}`).toContain(`"${option}"`);
      }
  });

  test("are scripts of this project", () => {
    const { scripts } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
    for (const { command } of documented) expect(Object.keys(scripts)).toContain(command.split(" ").at(-1));
  });

  test("that run some tests name places with tests", () => {
    const named = documentedLines().flatMap(({ line }) => [...line.matchAll(/npx vitest run ([\w./ -]+)/g)]);
    expect(named.length).toBeGreaterThan(0);
    for (const [, places] of named)
      for (const place of places.trim().split(" ")) {
        const found = inProject(place);
        expect(existsSync(found), place).toBe(true);
        const files = statSync(found).isFile() ? [place] : readdirSync(found, { recursive: true });
        expect(
          files.some((file) => /\.test\.(?:tsx?|mjs)$/.test(file)),
          place,
        ).toBe(true);
      }
  });
});
