import { expect, it } from "vitest";
import { findAmbiguousDate } from "./ambiguous-date";

it.each([
  ["My flight is on 04/05/2027.", ["4 May 2027", "5 April 2027"]],
  ["the wedding is on 3/4/27", ["3 April 2027", "4 March 2027"]],
  ["due on 1/2", ["1 February", "2 January"]],
  ["party 06-07-2027", ["6 July 2027", "7 June 2027"]],
])("finds two days in “%s”", (text, readings) => {
  expect(findAmbiguousDate(text)?.readings).toEqual(readings);
});

it.each([
  "on 13/05/2027",
  "on 05/13/2027",
  "on 07/07",
  "on 10.11.2028",
  "on 2027-05-08",
  "we won 3-1",
  "1/2 cup of sugar",
  "192.168.1/2",
  "chapter 3/4/5/6",
])("finds one day, or none, in “%s”", (text) => {
  expect(findAmbiguousDate(text)).toBeNull();
});
