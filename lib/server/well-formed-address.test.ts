import { expect, it } from "vitest";
import { isWellFormedAddress } from "./well-formed-address";

it.each([
  ["/chat/abc-1", true],
  ["/chat/%C3%A9%20x", true],
  ["/chat/%E0%A4%A", false],
  ["/chat/%", false],
  ["/chat/%zz", false],
  ["/chat/%ff", false],
  ["/chat/a%00b", false],
])("%s", (pathname, isWellFormed) => {
  expect(isWellFormedAddress(pathname)).toBe(isWellFormed);
});
