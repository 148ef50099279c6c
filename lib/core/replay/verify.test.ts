import { describe, expect, test } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import type { SessionEvent } from "../log/events";
import { chainStart, linkEvents, sealRemains } from "../log/hash-chain";
import { stateHash } from "../session/state-hash";
import { coversOf, describeVerdict } from "./describe-verdict";
import { createSeeker } from "./seek";
import { trustedUpTo, verifyReplay } from "./verify";

function recorded(): readonly SessionEvent[] {
  const script = new SessionScript();
  for (const text of ["one", "two", "three"]) {
    script.say(text);
    script.answer(`answer to ${text}`);
  }
  return script.events;
}

function changed(
  events: readonly SessionEvent[],
  sequence: number,
  change: (event: SessionEvent) => SessionEvent,
): readonly SessionEvent[] {
  return events.map((event) => (event.sequence === sequence ? change(event) : event));
}

function otherAnswer(event: SessionEvent): SessionEvent {
  if (event.type !== "step-finished" || !event.item) throw new Error(`Event ${event.sequence} is no answer.`);
  return { ...event, item: { ...event.item, text: "never said" } };
}

/** Who knows the rule can make a chain again: then only the hashes of states and prompts speak. */
const linkedAgain = (events: readonly SessionEvent[]) => linkEvents(chainStart, events) as SessionEvent[];

const answerOf = (events: readonly SessionEvent[]) =>
  events.find((event) => event.type === "step-finished")?.sequence ?? 0;

/** The same conversation as an earlier release wrote it: no hashes of events, and of a turn only what it hashed then. */
function fromVersion2(): readonly SessionEvent[] {
  const seeker = createSeeker(recorded());
  return seeker.events.map((event) => {
    const { hash: _, ...old } = { ...event, schemaVersion: 2 };
    if (old.type !== "step-started") return old;
    const { logHash: __, ...step } = old;
    return { ...step, stateHash: stateHash(seeker.at(event.sequence - 1), 2) };
  });
}

describe("a log of this version", () => {
  test("is intact, and every field of every event is covered", () => {
    const verdict = verifyReplay(recorded());
    expect(verdict).toEqual({
      outcome: "intact",
      steps: 3,
      verified: 3,
      wordsOutFrom: null,
      coverage: { hashedFrom: 1, erased: [] },
    });
    expect(coversOf(verdict.coverage)).toBe("every field");
  });

  test.each(["reasoning", "text", "usage", "durationMs"])(
    "what no fold keeps and no prompt shows is covered too: %s",
    (field) => {
      const events = recorded();
      const at = events.findLast((event) => field in event)?.sequence ?? 0;
      const forged = changed(events, at, (event) => ({ ...event, [field]: null }) as unknown as SessionEvent);
      expect(verifyReplay(forged)).toMatchObject({ outcome: "altered", sequence: at, differs: "content" });
    },
  );

  test("nothing from the altered event on is shown", () => {
    const events = recorded();
    const at = answerOf(events);
    const verdict = verifyReplay(changed(events, at, otherAnswer));
    expect(verdict).toMatchObject({ outcome: "altered", sequence: at, verified: 1 });
    expect(trustedUpTo(events, verdict)).toBe(at - 1);
    expect(describeVerdict(verdict)).toContain(`Event ${at} is not as it was written`);
  });

  test("a chain made again hides no change from the hashes of states and prompts", () => {
    const events = recorded();
    const forged = linkedAgain(changed(events, answerOf(events), otherAnswer));
    const verdict = verifyReplay(forged);
    expect(verdict).toMatchObject({ outcome: "altered", differs: "state", verified: 1 });
    const at = verdict.outcome === "altered" ? verdict.sequence : 0;
    expect(events[at - 1]?.type).toBe("step-started");
    expect(describeVerdict(verdict)).toContain(`At event ${at}`);
  });

  test("a turn is hashed whole: another reason of its end is another state", () => {
    const events = recorded();
    const end = events.find((event) => event.type === "turn-completed")?.sequence ?? 0;
    const forged = linkedAgain(
      changed(events, end, (event) => ({ ...event, reason: "step-limit" }) as SessionEvent),
    );
    expect(verifyReplay(forged)).toMatchObject({ outcome: "altered", differs: "state" });
  });
});

describe("words that were taken out", () => {
  const erased = () => {
    const events = recorded();
    const purged = (event: SessionEvent) =>
      sealRemains({ ...otherAnswer(event), erasedBy: "purge-1" }, event.hash);
    return changed(events, answerOf(events), purged);
  };

  test("the chain closes, later steps cannot be compared, and the verdict names the event", () => {
    const at = answerOf(erased());
    const verdict = verifyReplay(erased());
    expect(verdict).toMatchObject({ outcome: "intact", steps: 3, verified: 1, wordsOutFrom: at });
    expect(coversOf(verdict.coverage)).toBe("every field but erased words");
    expect(describeVerdict(verdict)).toContain(`Words were taken out of event ${at} afterwards`);
  });

  test("a mark without the hash of what is left excuses nothing", () => {
    const events = recorded();
    const at = answerOf(events);
    const forged = changed(events, at, (event) => ({ ...otherAnswer(event), erasedBy: "purge-1" }));
    expect(verifyReplay(forged)).toMatchObject({ outcome: "altered", sequence: at });
  });

  test("a file of the first version says where its words were taken out and is judged alike", () => {
    const events = fromVersion2();
    const at = answerOf(events);
    const sanitized = changed(events, at, otherAnswer);
    expect(verifyReplay(sanitized, { alteredFrom: at })).toMatchObject({ outcome: "intact", verified: 1 });
  });
});

describe("a log of an earlier version", () => {
  test("is verified by the hashes it has, and says that they cover states and prompts", () => {
    const verdict = verifyReplay(fromVersion2());
    expect(verdict).toMatchObject({ outcome: "intact", steps: 3, verified: 3 });
    expect(coversOf(verdict.coverage)).toBe("states and prompts");
    expect(describeVerdict(verdict)).toContain("not every field");
  });

  test("a changed text is found at the next model call", () => {
    const events = fromVersion2();
    const verdict = verifyReplay(changed(events, answerOf(events), otherAnswer));
    expect(verdict).toMatchObject({ outcome: "altered", differs: "state", verified: 1 });
  });

  test("that this version went on with is covered from there on", () => {
    const old = fromVersion2();
    const { settings } = new SessionScript().state;
    const next = {
      ...recorded().at(-1),
      type: "session-settings-changed",
      sequence: old.length + 1,
      settings,
    };
    const [linked] = linkEvents(chainStart, [next]);
    const verdict = verifyReplay([...old, linked as unknown as SessionEvent]);
    expect(coversOf(verdict.coverage)).toBe(`every field from event ${old.length + 1}`);
  });
});

test("a gap: the verdict names the event that is missing, the seeker stops before it", () => {
  const events = recorded().filter((event) => event.sequence !== 4);
  expect(verifyReplay(events)).toMatchObject({ outcome: "altered", sequence: 4, differs: "place" });
  const seeker = createSeeker(events);
  expect(seeker.reach()).toMatchObject({ sequence: 3, problem: expect.stringContaining("cannot follow") });
  expect(seeker.at(9).sequence).toBe(3);
});

test("events that do not fit together are no log, even where their chain closes", () => {
  const events = recorded();
  const end = events.find((event) => event.type === "turn-completed")?.sequence ?? 0;
  const forged = linkedAgain(changed(events, end, (event) => ({ ...event, turnId: "nobody's" })));
  const verdict = verifyReplay(forged);
  expect(verdict).toMatchObject({ outcome: "broken", sequence: end });
  expect(describeVerdict(verdict)).toContain(`Event ${end} does not fit`);
});
