import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ActionContract, ApiContract, ChangeContract, ReadContract } from "@/lib/contract/contract";
import policies from "./doors.json";

const root = path.join(import.meta.dirname, "..");

/** Handlers that are no door with a contract, each for a reason. */
const otherHandlers: ReadonlyMap<string, string> = new Map([
  ["app/api/health/route.ts", "says what runs here, of nobody in particular"],
  ["app/api/ready/route.ts", "asked by whatever starts or watches the app"],
  ["app/api/live/route.ts", "a stream of events"],
  ["app/v1/models/route.ts", "OpenAI's interface, passed on to the person's provider"],
  ["app/v1/chat/completions/route.ts", "OpenAI's interface, passed on and recorded"],
  ["app/v1/responses/route.ts", "OpenAI's interface, passed on and recorded"],
  ["app/v1/openapi.json/route.ts", "describes the API, and says nothing of anybody"],
  ["app/v1/[...path]/route.ts", "says that there is no such verb, in the form of the API"],
  ["app/mcp/route.ts", "speaks the Model Context Protocol, with a key"],
  ["app/api/sessions/[sessionId]/stream/route.ts", "a stream of events"],
  ["app/api/record/export-everything/route.ts", "gives a file, not JSON of a schema"],
  ["app/api/record/restore-everything/route.ts", "takes a file, not JSON of a schema"],
  ["app/api/sessions/import/route.ts", "takes a file, not JSON of a schema"],
]);

const sources = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
  .map((file) => path.posix.join("app", file.split(path.sep).join("/")))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts"))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

/** Every `export const NAME = maker(contract, …)` of a file. */
const madeDoor =
  /export const (\w+) = (action|readHandler|changeHandler|apiHandler)\(\s*(\w+),\s*\{\s*scope:/g;

/** The same with what is written of its policy. */
const registeredDoor =
  /export const (\w+) = (action|readHandler|changeHandler|apiHandler)\(\s*(\w+),\s*(\{[^}]*\})/g;

const handlers = sources.filter(({ file }) => file.endsWith("/route.ts") && !otherHandlers.has(file));
const actionFiles = sources.filter(({ text }) => text.startsWith('"use server"'));

describe("doors", () => {
  it.each(handlers)(
    "$file is one door of a contract, at the address that it names",
    async ({ file, text }) => {
      const doors = [...text.matchAll(madeDoor)];
      expect(exportsOf(text), "everything a route exports is made with a contract and a policy").toEqual(
        doors.map(([, name]) => name),
      );
      const verbs = doors.filter(([, , maker]) => maker === "apiHandler");
      expect(doors, "only verbs of the API share an address").toHaveLength(Math.max(verbs.length, 1));
      for (const [, method, maker, contractName] of doors) {
        const contract = await contractOf(text, contractName ?? "");
        const address = path.dirname(file).replace("app/", "/");
        if (maker === "changeHandler")
          expect({ ...contract, method }).toMatchObject({ kind: "change", address, method: "POST" });
        else if (maker === "apiHandler")
          expect(contract).toMatchObject({
            kind: "api",
            method,
            address: address.replace(/\[(\w+)\]/g, "{$1}"),
          });
        else expect(contract).toMatchObject({ kind: "read", method, name: address.replace("/api/", "") });
      }
    },
  );

  it.each(actionFiles)("$file exports only actions of contracts", async ({ text }) => {
    const doors = [...text.matchAll(madeDoor)];
    expect(exportsOf(text)).toEqual(doors.map(([, name]) => name));
    for (const [, name, maker, contractName] of doors) {
      const contract = await contractOf(text, contractName ?? "");
      expect(maker).toBe("action");
      expect(contract.kind).toBe("action");
      expect(kebab(name ?? ""), "an action is called like its contract").toBe(contract.name.split("/")[1]);
    }
  });

  it("has contracts that are called like their files, each behind one door", async () => {
    const files = readdirSync(path.join(root, "lib/contract"), { recursive: true, encoding: "utf8" })
      .map((file) => file.split(path.sep).join("/"))
      .filter((file) => file.includes("/") && file.endsWith(".ts") && !file.endsWith(".test.ts"));
    for (const file of files) {
      const contracts = Object.entries(await import(path.join(root, "lib/contract", file))).filter(([name]) =>
        name.endsWith("Contract"),
      );
      for (const [exported, contract] of contracts) {
        expect((contract as ActionContract).name).toBe(file.replace(/\.ts$/, ""));
        const users = sources.filter(
          ({ text }) =>
            new RegExp(`(action|Handler)\\(\\s*${exported},`).test(text) &&
            text.includes(`"@/lib/contract/${file.replace(/\.ts$/, "")}"`),
        );
        expect(
          users.map(({ file: user }) => user),
          `${exported} is behind one door`,
        ).toHaveLength(1);
      }
    }
  });
});

describe("the table of doors", () => {
  const rows = new Map(Object.entries(policies));

  it("has a row for each handler and page", () => {
    const addresses = sources.flatMap(({ file }) => {
      const address = path.posix.dirname(file).replace(/^app/, "") || "/";
      if (file.endsWith("/route.ts")) return [address];
      return file.endsWith("/page.tsx") ? [`page ${address}`] : [];
    });
    expect(addresses.filter((address) => !rows.has(address))).toEqual([]);
  });

  const verbFiles = handlers.filter(({ text }) => text.includes("apiHandler("));
  it.each(verbFiles)("says of $file what its verbs do", async ({ file, text }) => {
    const said = await Promise.all(
      [...text.matchAll(madeDoor)].map(async ([, method, , contractName = ""]) => {
        const contract = await contractOf(text, contractName);
        const changes = contract.kind === "api" && contract.key === "operate";
        return `${method} ${changes ? "changes" : "reads"} owner`;
      }),
    );
    const address = path.posix.dirname(file).replace(/^app/, "");
    expect(rows.get(address), address).toBe(`${said.join(", ")}, with a key`);
  });

  const others = [...handlers, ...actionFiles].filter((file) => !verbFiles.includes(file));
  it.each(others)("says of $file what is registered there", ({ file, text }) => {
    for (const [, name, maker, , policy] of text.matchAll(registeredDoor)) {
      const door = maker === "action" ? `${file}#${name}` : path.posix.dirname(file).replace(/^app/, "");
      const scope = /scope: "(\w+)"/.exec(policy ?? "")?.[1];
      const role = /role: "([\w-]+)"/.exec(policy ?? "")?.[1];
      const does = maker === "readHandler" ? "reads" : "changes";
      const said = [maker === "action" ? null : name, does, scope, role].filter(Boolean).join(" ");
      expect(rows.get(door), door).toBe(said);
    }
  });
});

function exportsOf(text: string): readonly (string | undefined)[] {
  return [...text.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(([, name]) => name);
}

async function contractOf(
  text: string,
  name: string,
): Promise<ActionContract | ApiContract | ChangeContract | ReadContract> {
  const imported = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from "@/(lib/contract/[^"]+)"`).exec(
    text,
  );
  expect(imported, `${name} comes from lib/contract`).not.toBeNull();
  const module = await import(path.join(root, `${imported?.[1]}.ts`));
  return module[name];
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
