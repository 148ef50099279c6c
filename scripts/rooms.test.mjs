// Each room of the core and of the components imports only rooms that lie below it: no circle of folders, whatever their files do.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { inProject } from "./lib/project-folders.mjs";

/** The rooms of a house and, for each, the rooms that its files import, with one file that does. */
function importsOf(house) {
  const root = inProject(house);
  const rooms = new Map();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!(entry.isFile() && /\.tsx?$/.test(entry.name)) || /\.(test|spec)\./.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const inHouse = path.relative(root, file);
    if (inHouse.split(path.sep).includes("testing")) continue;
    const own = roomOf(inHouse);
    const imported = rooms.get(own) ?? new Map();
    rooms.set(own, imported);
    for (const [, address] of readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)) {
      const target = address.startsWith("@/")
        ? inProject(address.slice(2))
        : path.resolve(path.dirname(file), address);
      const inside = path.relative(root, target);
      if (!/^[.@/]/.test(address) || inside.startsWith("..")) continue;
      const room = roomOf(inside);
      if (room !== own && !imported.has(room)) imported.set(room, inHouse);
    }
  }
  return rooms;
}

function roomOf(inHouse) {
  return inHouse.split(path.sep)[0].replace(/\.tsx?$/, "");
}

/** A circle of rooms as “a (file) → b (file) → a”; null where there is none. */
function circleIn(rooms) {
  const done = new Set();
  const follow = (room, way) => {
    const at = way.findIndex((step) => step.room === room);
    if (at >= 0) return [...way.slice(at).map((step) => `${step.room} (${step.file})`), room].join(" → ");
    if (done.has(room)) return null;
    for (const [next, file] of rooms.get(room) ?? []) {
      const circle = follow(next, [...way, { room, file }]);
      if (circle) return circle;
    }
    done.add(room);
    return null;
  };
  for (const room of rooms.keys()) {
    const circle = follow(room, []);
    if (circle) return circle;
  }
  return null;
}

test.each(["lib/core", "components"])("the rooms of %s lie one above the other", (house) => {
  const rooms = importsOf(house);
  expect(rooms.size).toBeGreaterThan(8);
  expect(circleIn(rooms)).toBeNull();
});

test("a circle is named with the files that make it", () => {
  const rooms = new Map([
    ["memory", new Map([["log", "memory/rank.ts"]])],
    ["log", new Map([["memory", "log/events.ts"]])],
  ]);
  expect(circleIn(rooms)).toBe("memory (memory/rank.ts) → log (log/events.ts) → memory");
});
