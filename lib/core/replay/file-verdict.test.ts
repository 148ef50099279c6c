import { expect, test } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { hashOf } from "../canonical-hash";
import { judgeFile, proofOf } from "./file-verdict";
import { createSessionFile, readSessionFile, type SessionFile } from "./session-file";

function fileOf(): SessionFile {
  const script = new SessionScript();
  script.say("I live in Porto.");
  script.answer("Noted.");
  const exportedAt = "2026-11-30T00:00:00.000Z";
  return createSessionFile({ events: script.events, title: "Porto", exportedAt, sanitize: "nothing" });
}

const read = (file: object) => readSessionFile(JSON.stringify(file));

test("an intact file is signed where the signature is this studio's own, and no more than intact where it is not", () => {
  const intact = { verdict: "intact", atSequence: null, covers: "every field" };
  expect(judgeFile(read(fileOf()), null)).toMatchObject(intact);
  expect(judgeFile(read(fileOf()), "own")).toMatchObject({ ...intact, verdict: "signed" });
  const foreign = judgeFile(read(fileOf()), "of-another-key");
  expect(foreign).toMatchObject({ ...intact, sentence: expect.stringContaining("cannot be checked here") });
  expect(proofOf(foreign)).toBe("intact, every field covered");
});

test("under a signature of this studio's key that is not of it, the file is altered, and no event says where", () => {
  expect(judgeFile(read(fileOf()), "forged")).toMatchObject({
    verdict: "altered",
    atSequence: null,
    sentence: expect.stringContaining("after it was signed"),
  });
});

test("an altered event is named, whether the file's own hash was made again or not, and no signature hides it", () => {
  const { integrity, ...content } = fileOf();
  const events = content.events.map((event) =>
    event.sequence === 3 ? { ...event, at: "2020-01-01T00:00:00.000Z" } : event,
  );
  const forged = { ...content, events };
  const altered = { verdict: "altered", atSequence: 3 };
  expect(judgeFile(read({ ...forged, integrity }), "own")).toMatchObject(altered);
  const again = { ...forged, integrity: { ...integrity, hash: hashOf(forged) } };
  expect(judgeFile(read(again), "own")).toMatchObject(altered);
});

test("what is no log is broken, with a sentence", () => {
  const broken = { verdict: "broken", atSequence: null, covers: "nothing" };
  for (const text of ["", "{}", "[1, 2", JSON.stringify({ ...fileOf(), version: 99 })]) {
    const judged = judgeFile(readSessionFile(text), null);
    expect(judged).toMatchObject(broken);
    expect(judged.sentence).toMatch(/\.$/);
  }
});
