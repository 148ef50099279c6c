import type { lookup as lookUpName } from "node:dns";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createConnectionFetch, RefusedAddressError } from "./connection-fetch";

/** A server on this computer that counts who comes by. */
let canary: Server;
let connections = 0;
let port = 0;

beforeEach(async () => {
  connections = 0;
  canary = createServer((request, response) => {
    if (request.url === "/moved")
      response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end();
    else response.end("hello");
  });
  canary.on("connection", () => {
    connections += 1;
  });
  canary.listen(0, "127.0.0.1");
  await once(canary, "listening");
  port = (canary.address() as AddressInfo).port;
});

afterEach(async () => {
  canary.closeAllConnections();
  canary.close();
  await once(canary, "close");
});

/** A resolver that gives these answers, one after the other; the last one again and again. */
function resolverOf(...answers: readonly (readonly string[])[]): typeof lookUpName {
  let asked = 0;
  const lookup = (
    _host: string,
    _options: unknown,
    callback: (error: null, addresses: { address: string; family: number }[]) => void,
  ) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      answer.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return lookup as unknown as typeof lookUpName;
}

const causeOf = async (sending: Promise<Response>) =>
  sending.then(
    () => null,
    (error: Error) => error.cause,
  );

describe("plain http", () => {
  test("reaches this computer by address and by name", async () => {
    const send = createConnectionFetch({ lookup: resolverOf(["127.0.0.1"]) });
    expect(await (await send(`http://127.0.0.1:${port}/`)).text()).toBe("hello");
    expect(await (await send(`http://server.lan:${port}/`)).text()).toBe("hello");
  });

  test("never leaves the local network, whatever the name said a moment ago", async () => {
    const send = createConnectionFetch({ lookup: resolverOf(["8.8.8.8"]) });
    expect(await causeOf(send(`http://server.lan:${port}/`))).toMatchObject({ reach: "public" });
    expect(await causeOf(send("http://8.8.8.8/"))).toBeInstanceOf(RefusedAddressError);
  });

  test("may, where the one who starts the app says so, but not to where clouds keep their secrets", async () => {
    const send = createConnectionFetch({ plainHttpAnywhere: true, lookup: resolverOf(["169.254.169.254"]) });
    expect(await causeOf(send(`http://metadata.example:${port}/`))).toMatchObject({ reach: "forbidden" });
  });
});

test.each([
  ["http://169.254.169.254/latest/meta-data", []],
  ["http://[::ffff:169.254.169.254]/", []],
  ["http://[64:ff9b::a9fe:a9fe]/", []],
  ["http://2852039166/", []],
  ["http://0xa9fea9fe/", []],
  ["http://0.0.0.0/", []],
  ["http://metadata.lan/", ["169.254.169.254"]],
  ["http://both.lan/", ["169.254.169.254", "fe80::1"]],
  ["https://models.example/", ["::ffff:a9fe:a9fe"]],
  ["http://0.lan/", ["0.0.0.0"]],
])("%s is refused before anything is sent", async (address, answer) => {
  const send = createConnectionFetch({ lookup: resolverOf(answer) });
  const target = new URL(address);
  target.port = String(port);
  expect(await causeOf(send(target))).toBeInstanceOf(RefusedAddressError);
  expect(connections).toBe(0);
});

test("of several addresses only those that may be used are tried", async () => {
  const send = createConnectionFetch({ lookup: resolverOf(["169.254.169.254", "127.0.0.1"]) });
  expect((await send(`http://server.lan:${port}/`)).status).toBe(200);
});

test("a redirect is handed back, not followed", async () => {
  const response = await createConnectionFetch()(`http://127.0.0.1:${port}/moved`);
  expect(response.status).toBe(302);
  expect(connections).toBe(1);
});
