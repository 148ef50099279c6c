import { createServer, type Server } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { PrismaClient } from "../generated/client";
import { DatabaseStoppedError } from "./database-stopped-error";
import { databaseTroubleOf } from "./database-trouble";
import { testDatabases } from "./test-databases";
import { TruthfulPrismaPg } from "./truthful-prisma-pg";

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function failureOf(query: () => Promise<unknown>): Promise<unknown> {
  try {
    await query();
  } catch (error) {
    return error;
  }
  throw new Error("nothing failed");
}

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

describe("what a failed query means", () => {
  test("nobody listens", async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const prisma = new PrismaClient({
      adapter: new TruthfulPrismaPg({ connectionString: `postgresql://ada:x@127.0.0.1:${port}/x` }),
    });
    expect(databaseTroubleOf(await failureOf(() => prisma.owner.count()))).toBe("unreachable");
    await prisma.$disconnect();
  });

  test("the connection breaks", async () => {
    const port = await listen(createServer((socket) => socket.once("data", () => socket.destroy())));
    const prisma = new PrismaClient({
      adapter: new TruthfulPrismaPg({ connectionString: `postgresql://ada:x@127.0.0.1:${port}/x` }),
    });
    expect(databaseTroubleOf(await failureOf(() => prisma.owner.count()))).toBe("unreachable");
    await prisma.$disconnect();
  });

  test.each(testDatabases())("$name: a text that cannot be kept, and a mistake of ours", async ({ open }) => {
    const { prisma, close } = await open();
    const kept = await failureOf(() => prisma.owner.create({ data: { id: "a\u0000b" } }));
    expect(databaseTroubleOf(kept)).toBe("unkeepable-text");
    const raw = await failureOf(() => prisma.$queryRaw`SELECT * FROM session WHERE id = ${"a\u0000"}`);
    expect(databaseTroubleOf(raw)).toBe("unkeepable-text");
    const ours = await failureOf(() => prisma.$queryRaw`SELECT * FROM nowhere`);
    expect(databaseTroubleOf(ours)).toBeNull();
    await close();
  });

  test.each([
    [new DatabaseStoppedError("silent"), "unreachable"],
    [Object.assign(new Error("x"), { code: "P2028" }), "slow"],
    [Object.assign(new Error("x"), { cause: { originalCode: "53100", kind: "postgres" } }), "full"],
    [new Error("could not extend file: No space left on device"), "full"],
    [new AggregateError([Object.assign(new Error(""), { code: "ECONNREFUSED" })]), "unreachable"],
    [new Error("something else"), null],
    ["a text", null],
    [undefined, null],
  ])("%o", (error, trouble) => {
    expect(databaseTroubleOf(error)).toBe(trouble);
  });
});
