import { expect, test } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import type { SessionEvent } from "../log/events";
import { createSeeker } from "./seek";
import { describeVerdict, trustedUpTo, verifyReplay } from "./verify";

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

function tamperedAnswer(event: SessionEvent): SessionEvent {
  if (event.type !== "step-finished" || !event.item) throw new Error(`Event ${event.sequence} is no answer.`);
  return { ...event, item: { ...event.item, text: "never said" } };
}

const answerOf = (events: readonly SessionEvent[]) =>
  events.find((event) => event.type === "step-finished")?.sequence ?? 0;

test("an untouched log is verified, step by step", () => {
  expect(verifyReplay(recorded())).toEqual({ outcome: "verified", steps: 3 });
});

test("a changed text is found at the next model call, and nothing behind it is shown", () => {
  const events = recorded();
  const tampered = changed(events, answerOf(events), tamperedAnswer);
  const verdict = verifyReplay(tampered);
  expect(verdict).toMatchObject({ outcome: "mismatch", differs: "state", verified: 1 });
  const at = verdict.outcome === "mismatch" ? verdict.sequence : 0;
  expect(events[at - 1]?.type).toBe("step-started");
  expect(trustedUpTo(tampered, verdict)).toBe(at - 1);
  expect(describeVerdict(verdict)).toContain(`At event ${at}`);
});

test("erased texts make later steps incomparable, never verified", () => {
  const events = recorded();
  const erased = changed(events, answerOf(events), (event) => ({
    ...tamperedAnswer(event),
    erasedBy: "purge-1",
  }));
  expect(verifyReplay(erased)).toMatchObject({ outcome: "altered", steps: 3, verified: 1 });
});

test("a file that says where its texts were taken out is judged alike", () => {
  const events = recorded();
  const sanitised = changed(events, answerOf(events), tamperedAnswer);
  expect(verifyReplay(sanitised, { alteredFrom: answerOf(events) }).outcome).toBe("altered");
});

test("a gap cannot be folded: the verdict names the event, the seeker stops before it", () => {
  const events = recorded().filter((event) => event.sequence !== 4);
  expect(verifyReplay(events)).toMatchObject({ outcome: "cannot-fold", sequence: 5 });
  const seeker = createSeeker(events);
  expect(seeker.reach()).toMatchObject({ sequence: 3, problem: expect.stringContaining("cannot follow") });
  expect(seeker.at(9).sequence).toBe(3);
});
