import { describe, expect, test } from "vitest";
import { readClaims } from "./read-claims";

const claimsOf = (body: string) =>
  readClaims(body, "person").map(({ attribute, shown }) => `${attribute}: ${shown}`);

describe("the value of a claim", () => {
  test.each([
    ["lives in St. Gallen.", "home: St. Gallen"],
    ["dentist is Dr. Ode.", "dentist: Dr. Ode"],
    ["landlord is J. R. Ortiz", "landlord: J. R. Ortiz"],
    ["rent is 3.50 euros a day.", "rent: 3.50 euros a day"],
    ["gate is No. 4 on the left.", "gat: No. 4 on the left"],
    ["birthday is am 3. Mai.", "birthday: am 3. Mai"],
  ])("goes on past a stop inside its sentence: %s", (body, claim) => {
    expect(claimsOf(body)).toContain(claim);
  });

  test.each([
    ["lives in Bergen. Works at Equinor.", "home: Bergen"],
    ["dentist is Ode. She is kind.", "dentist: Ode"],
    ["rent is 900 euros! Too much.", "rent: 900 euros"],
    ["password is swordfish!", "password: swordfish"],
  ])("ends with its sentence: %s", (body, claim) => {
    expect(claimsOf(body)).toContain(claim);
  });
});
