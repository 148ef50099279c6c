import { expect, test } from "vitest";
import { err, ok } from "@/lib/core/result";
import type { OwnerArchive } from "@/lib/ports/owner-archive";
import { createStudio } from "@/lib/testing/studio";
import { closeTurn } from "../session/close-turn";
import { startTurn } from "../session/start-turn";
import { type OwnerHouse, restoreOwner, wipeOwner } from "./owner-house";

const counts = { sessions: 1, events: 3, memories: 0 };

/** A person whose agent is answering, and an archive that notes what it is asked for. */
async function answering(given: Partial<OwnerArchive> = {}) {
  const { deps, scope } = createStudio([{ text: "never said" }]);
  await startTurn(deps, { ...scope, turnId: "turn-1", text: "Hello?", newSession: true });
  const asked: string[] = [];
  const isBusy = async () => (await deps.sessionDirectory.listRunningTurns()).length > 0;
  const house: OwnerHouse = {
    ...deps,
    archive: {
      write: async () => ({ rows: 0 }),
      async wipe() {
        asked.push((await isBusy()) ? "wipe while busy" : "wipe");
        return ok(counts);
      },
      prove: async () =>
        ok({
          counts,
          async putInPlace() {
            asked.push((await isBusy()) ? "place while busy" : "place");
            return ok({ keptAs: "before.jsonl.gz" });
          },
          discard: async () => void asked.push("discard"),
        }),
      ...given,
    },
    async stopTurn(turn) {
      const running = await deps.sessionDirectory.runningTurn(turn);
      if (!running) return ok(null);
      const closed = await closeTurn(deps, { ...turn, ...running }, { type: "turn-cancelled" });
      return closed.ok ? ok(null) : closed;
    },
  };
  const erased: string[] = [];
  deps.live.subscribe(scope, ({ type }) => void erased.push(type));
  return { house, ownerId: scope.ownerId, asked, erased };
}

test("a wipe ends what the agent is saying first, and tells every open page", async () => {
  const { house, ownerId, asked, erased } = await answering();
  expect(await wipeOwner(house, { ownerId })).toEqual(ok({ ...counts, turnsEnded: 1 }));
  expect(asked).toEqual(["wipe"]);
  expect(erased).toContain("erased");
});

test("a wipe leaves the turns of others alone", async () => {
  const { house, asked } = await answering();
  expect(await wipeOwner(house, { ownerId: "other" })).toEqual(ok({ ...counts, turnsEnded: 0 }));
  expect(asked).toEqual(["wipe while busy"]);
});

test("a restored backup is put in place once nothing runs, and what was made to check it goes", async () => {
  const { house, ownerId, asked } = await answering();
  expect(await restoreOwner(house, { ownerId, file: "kept" })).toEqual(
    ok({ ...counts, keptAs: "before.jsonl.gz" }),
  );
  expect(asked).toEqual(["place", "discard"]);
});

test("a file that does not hold is refused before any answer is ended", async () => {
  const { house, ownerId, erased } = await answering({ prove: async () => err("It is cut off.") });
  expect(await restoreOwner(house, { ownerId, file: "cut" })).toMatchObject({
    error: { code: "restore-refused", reason: "It is cut off. Nothing of what is there was changed." },
  });
  expect(await house.sessionDirectory.listRunningTurns()).toHaveLength(1);
  expect(erased).toEqual([]);
});

test("episodes of the lab, which nothing here ends, are named", async () => {
  const { house, ownerId } = await answering({ wipe: async () => err({ turns: 0, episodes: 2 }) });
  expect(await wipeOwner(house, { ownerId })).toEqual(err({ code: "episodes-running", running: 2 }));
});
