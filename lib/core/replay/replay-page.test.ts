import fc from "fast-check";
import { expect, test } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { replayPage, sessionElementId, sessionTextOf } from "./replay-page";
import { createSessionFile, describeSessionFileProblem, readSessionFile } from "./session-file";

const template = `<!doctype html><html><body><p>Opening…</p><script>const page = 1;</script><script type="application/json" id="${sessionElementId}"></script></body></html>`;

async function fileSaying(text: string) {
  const { say, events } = createStudio([{ text: `You said: ${text}` }]);
  await say(text);
  return createSessionFile({
    events: await events(),
    title: text,
    exportedAt: "2026-11-30T12:00:00.000Z",
    sanitize: "nothing",
  });
}

test("the session in a page reads as the same session, whatever it says", async () => {
  const hostile = fc.constantFrom(
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "$& $' $` $1",
    "</SCRIPT\n>",
    "]]>&lt;",
    "\u2028\u2029",
    `<script type="application/json" id="${sessionElementId}">`,
  );
  const texts = fc.array(fc.oneof(hostile, fc.string({ unit: "grapheme" })), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(texts, async (parts) => {
      const file = await fileSaying(`Say: ${parts.join(" ")}`);
      const page = replayPage(template, JSON.stringify(file));
      expect(JSON.parse(sessionTextOf(page))).toEqual(JSON.parse(JSON.stringify(file)));
      // Nothing that a session says is read as markup: what is "<" in the page is the template's.
      expect(page.match(/</g)?.length).toBe(template.match(/</g)?.length);
    }),
    { numRuns: 40 },
  );
});

test("a session file stays what it is, and a page without a session has none", () => {
  expect(sessionTextOf('{"format":"agemem-session"}')).toBe('{"format":"agemem-session"}');
  expect(sessionTextOf("<!DOCTYPE html><p>Nothing here.</p>")).toBe("");
  expect(() => replayPage("<!doctype html>", "{}")).toThrow(/no place/);
});

test("a page that was cut anywhere in its session, or changed there, says so and shows nothing", async () => {
  const page = replayPage(template, JSON.stringify(await fileSaying("I live in Porto.")));
  const start = page.lastIndexOf(sessionElementId) + sessionElementId.length + 2;
  const end = page.lastIndexOf("</script>");
  for (let at = start; at < end; at += 97) {
    const read = readSessionFile(sessionTextOf(page.slice(0, at)));
    expect(read.ok ? null : describeSessionFileProblem(read.error)).toMatch(/cut short/);
  }
  const changed = readSessionFile(sessionTextOf(page.replaceAll("Porto", "Lagos")));
  expect(changed.ok ? null : describeSessionFileProblem(changed.error)).toMatch(
    /changed after it was exported/,
  );
});
