// What docs/style.md says about words, as far as a machine can see it: comments, documentation and screens.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inProject } from "./lib/project-folders.mjs";

/** Never right in this project, with what to write. */
const banned = [
  [/\banew\b|\bafresh\b/i, "again"],
  [/\bwhoever\b/i, "anyone who, the one who"],
  [/\bfor ever\b/i, "forever, always"],
  [/\bon wish\b/i, "on demand, on request"],
  [/\bcolour(?:s|ed)?\b/i, "color"],
  [/\bbehaviours?\b/i, "behavior"],
  [/\blicences?\b/i, "license"],
  [/\bcancell(?:ed|ing)\b/i, "canceled"],
  [/\b(?:un)?labell(?:ed|ing)\b/i, "labeled"],
  [/\b(?:summar|sanit|recogn|organ|normal|serial|initial|emphas)is(?:e[ds]?|ing|ation)\b/i, "-ize"],
  [/\bfavourites?\b/i, "favorite"],
  [/\bhonoured\b/i, "honored"],
  [/\banalyse[ds]?\b/i, "analyze"],
];

/** Tables of what people write, and what other programs wrote; the page that lists the words. */
const left = /^(?:lab\/sets|e2e\/fixtures)\/|^docs\/style\.md$|^scripts\/words\.test\.mjs$|^package-lock/;

/** Names that are stored, or somebody else's. */
const names = /turn-cancelled|\bsanitised\b|chardet\.analyse/g;

/** Where everything in a file is for people or a name of ours; elsewhere only comments are. */
const whole = /\.md$|^(?:app|components|lib\/(?:client|contract|server))\//;

function readable(file) {
  const lines = readFileSync(inProject(file), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const text = whole.test(file) ? line : (/^\s*(?:\/\/|\/?\*).*|(?<=\s)\/\/ .*$/.exec(line)?.[0] ?? "");
    // What is quoted is somebody's words or a stored name.
    return [
      {
        place: `${file}:${index + 1}`,
        text: text.replace(names, "").replace(/"[^"]*"|“[^”]*”|`[^`]*`/g, ""),
      },
    ];
  });
}

test("comments, documentation and screens keep to the words of docs/style.md", () => {
  const files = execFileSync("git", ["ls-files", "*.md", "*.ts", "*.tsx", "*.mjs"], {
    cwd: inProject("."),
    encoding: "utf8",
  });
  const found = files
    .split("\n")
    .filter((file) => file !== "" && !left.test(file))
    .flatMap(readable)
    .flatMap(({ place, text }) =>
      banned.flatMap(([word, instead]) => {
        const said = word.exec(text)?.[0];
        return said ? [`${place}: “${said}”, write ${instead}`] : [];
      }),
    );
  expect(found).toEqual([]);
});

test("the table of words is what is looked for", () => {
  const style = readFileSync(inProject("docs/style.md"), "utf8");
  for (const word of ["anew", "afresh", "whoever", "for ever", "on wish"]) {
    expect(style).toContain(word);
    expect(banned.some(([pattern]) => pattern.test(word))).toBe(true);
  }
});
