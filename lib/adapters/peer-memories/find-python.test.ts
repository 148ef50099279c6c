import { expect, test } from "vitest";
import { findPython } from "./find-python";

const among = (known: Readonly<Record<string, string>>) => findPython(async (name) => known[name] ?? null);

test("takes a Python that fits, by whatever name it has", async () => {
  expect(await among({ python3: "3.12 venv\n" })).toEqual({ ok: true, value: "python3" });
  expect(await among({ "python3.13": "3.13 venv", python3: "3.9 venv" })).toEqual({
    ok: true,
    value: "python3.13",
  });
  expect(await among({ "python3.12": "3.12 bare", "python3.11": "3.11 venv" })).toEqual({
    ok: true,
    value: "python3.11",
  });
});

test.each([
  ["no Python", {}, "There is no Python on the path: install one from https://www.python.org and run again."],
  [
    "a name that is no Python",
    { python: "Python was not found; run without arguments to install from the Store" },
    "There is no Python on the path: install one from https://www.python.org and run again.",
  ],
  [
    "Pythons of the wrong version",
    { python3: "3.9 venv", python: "2.7 bare" },
    "On the path there is only Python 3.9, 2.7: install one of those and run again.",
  ],
  [
    "a newer Python than the packages know",
    { python3: "3.14 venv", python: "3.14 venv" },
    "On the path there is only Python 3.14: install one of those and run again.",
  ],
  [
    "a Python that can make no environment",
    { python3: "3.12 bare" },
    "On the path there is only Python 3.12 without venv: install one of those, or its package python3-venv, and run again.",
  ],
])("says what there is instead: %s", async (_, known, sentence) => {
  expect(await among(known)).toEqual({ ok: false, error: sentence });
});
