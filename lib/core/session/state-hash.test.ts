import { describe, expect, it } from "vitest";
import { LongSession } from "@/lib/testing/long-session";
import { hashOf } from "../canonical-hash";
import type { SessionEvent } from "../log/events";
import { foldSession } from "./fold";
import { stateHash } from "./state-hash";

const copyOf = (events: readonly SessionEvent[]) => JSON.parse(JSON.stringify(events)) as SessionEvent[];

describe("stateHash", () => {
  it("is the same whether hashes of parts were remembered or not, in a session of many pages and groups", () => {
    const session = new LongSession(5_000, true);
    stateHash(session.state);
    const [oldest] = session.state.left.keys();
    session.restore([oldest ?? ""]);
    for (const write of session.turn("one-more")) {
      write();
      stateHash(session.state);
    }
    expect(stateHash(session.state)).toBe(stateHash(foldSession(copyOf(session.events))));
  });

  it("sees every kind of change", () => {
    const session = new LongSession(300, true);
    const hashes = [stateHash(session.state)];
    const see = () => hashes.push(stateHash({ ...session.state, sequence: 0 }));
    see();
    for (const write of session.turn("extra")) {
      write();
      see();
    }
    session.pin("item-2");
    see();
    session.filterOldest(1);
    see();
    session.summarizeOldest(2);
    see();
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("hashOf", () => {
  it("does not depend on the order of keys", () => {
    expect(hashOf({ b: [1, 2], a: "x" })).toBe(hashOf({ a: "x", b: [1, 2] }));
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
  });
});
