import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maySend, type NetworkReach, networkReachOf } from "./network-reach";

/** As `new URL` writes a host, whatever spelling it came in. */
const hostOf = (written: string) => new URL(`http://${written}/`).hostname;

describe("networkReachOf", () => {
  const spellings: readonly [written: string, reach: NetworkReach][] = [
    ["127.0.0.1", "loopback"],
    ["127.1", "loopback"],
    ["2130706433", "loopback"],
    ["0x7f000001", "loopback"],
    ["0177.0.0.1", "loopback"],
    ["[::1]", "loopback"],
    ["[0:0:0:0:0:0:0:1]", "loopback"],
    ["[::ffff:127.0.0.1]", "loopback"],
    ["[::ffff:7f00:1]", "loopback"],
    ["[64:ff9b::127.0.0.1]", "loopback"],
    ["[2002:7f00:1::]", "loopback"],
    ["10.1.2.3", "private"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.168.1.20", "private"],
    ["100.64.0.1", "private"],
    ["[fd12:3456::1]", "private"],
    ["[::ffff:10.0.0.1]", "private"],
    ["169.254.169.254", "forbidden"],
    ["0xa9fea9fe", "forbidden"],
    ["2852039166", "forbidden"],
    ["[::ffff:169.254.169.254]", "forbidden"],
    ["[::ffff:a9fe:a9fe]", "forbidden"],
    ["[64:ff9b::a9fe:a9fe]", "forbidden"],
    ["[2002:a9fe:a9fe::1]", "forbidden"],
    ["[fe80::1]", "forbidden"],
    ["[fd00:ec2::254]", "forbidden"],
    ["[fd20:ce::254]", "forbidden"],
    ["100.100.100.200", "forbidden"],
    ["0.0.0.0", "forbidden"],
    ["0", "forbidden"],
    ["[::]", "forbidden"],
    ["[::7f00:1]", "forbidden"],
    ["[fec0::1]", "forbidden"],
    ["224.0.0.1", "forbidden"],
    ["[ff02::1]", "forbidden"],
    ["255.255.255.255", "forbidden"],
    ["172.32.0.1", "public"],
    ["11.0.0.1", "public"],
    ["100.128.0.1", "public"],
    ["8.8.8.8", "public"],
    ["[2606:4700::1111]", "public"],
    ["[::ffff:8.8.8.8]", "public"],
  ];
  test.each(spellings)("%s is %s, however it is written", (written, reach) => {
    expect(networkReachOf(hostOf(written))).toBe(reach);
  });

  test.each(["::ffff:127.0.0.1", "::ffff:169.254.169.254%eth0"])(
    "reads %s, as sockets write it",
    (address) => {
      expect(networkReachOf(address)).toBe(address.includes("127") ? "loopback" : "forbidden");
    },
  );

  test.each(["localhost", "example.com", "", "1.2.3", "1.2.3.4.5", "999.1.1.1", ":::", "1::2::3", "12345::"])(
    "knows that %j is no address",
    (text) => expect(networkReachOf(text)).toBeNull(),
  );

  test("agrees with Node's own lists on every address", () => {
    const lists = { loopback: new BlockList(), forbidden: new BlockList(), private: new BlockList() };
    lists.loopback.addSubnet("127.0.0.0", 8);
    for (const [net, bits] of [
      ["10.0.0.0", 8],
      ["172.16.0.0", 12],
      ["192.168.0.0", 16],
      ["100.64.0.0", 10],
    ] as const)
      lists.private.addSubnet(net, bits);
    for (const [net, bits] of [
      ["0.0.0.0", 8],
      ["169.254.0.0", 16],
      ["224.0.0.0", 3],
      ["192.0.0.0", 24],
      ["100.100.100.200", 32],
    ] as const)
      lists.forbidden.addSubnet(net, bits);
    const sorted = (address: string): NetworkReach =>
      (["forbidden", "loopback", "private"] as const).find((name) => lists[name].check(address)) ?? "public";
    const near = fc
      .constantFrom(0, 10, 100, 127, 169, 172, 192, 224, 255)
      .chain((first) => fc.tuple(fc.constant(first), fc.nat(255), fc.nat(255), fc.nat(255)));
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255))), (octets) => {
        const address = octets.join(".");
        expect(networkReachOf(address)).toBe(sorted(address));
        expect(networkReachOf(hostOf(`[::ffff:${address}]`))).toBe(sorted(address));
      }),
      { numRuns: 500 },
    );
  });

  test("reads every IPv6 address that Node reads", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        fc.pre(isIP(address) === 6);
        expect(networkReachOf(hostOf(`[${address}]`))).not.toBeNull();
        expect(networkReachOf(address)).toBe(networkReachOf(hostOf(`[${address}]`)));
      }),
    );
  });
});

test("plain http stays near, https goes anywhere but where no provider is", () => {
  expect(maySend("http:", "loopback") && maySend("http:", "private")).toBe(true);
  expect(maySend("http:", "public")).toBe(false);
  expect(maySend("https:", "public")).toBe(true);
  expect(maySend("https:", "forbidden") || maySend("http:", "forbidden")).toBe(false);
});
