import { expect, test } from "./fixtures";

test("the first message that the embedder cannot read offers one that reads many languages, until it is dismissed", async ({
  studio,
  page,
}) => {
  const offer = page.getByRole("complementary", { name: "About this language" });
  await studio.open();
  await studio.say("Hi! I'm Ada, I live in Lisbon.");
  await expect(offer).toHaveCount(0);
  await studio.say("私は東京に住んでいて、猫を二匹飼っています。");
  await expect(offer.getByText(/found by its words alone/)).toBeVisible();
  await expect(offer.getByRole("link", { name: "See multilingual models" })).toHaveAttribute(
    "href",
    "/settings?section=local-models",
  );
  await offer.getByRole("button", { name: "Not now" }).click();
  await expect(offer).toHaveCount(0);
  await studio.say("猫の名前はモモです。");
  await expect(offer).toHaveCount(0);
});

test("words that the demo assistant did not keep are kept by a button, as the person's own", async ({
  studio,
}) => {
  await studio.open();
  await studio.say("I have a dog called Biscuit and work mostly nights at a bakery.");
  const unkept = studio.answer.getByRole("list", { name: "Not kept" });
  await unkept.getByRole("button", { name: "Keep “work mostly nights at a bakery”" }).click();
  await expect(unkept.getByRole("button", { name: "Kept “work mostly nights at a bakery”" })).toBeDisabled();
  const [added] = (await studio.events()).filter(
    ({ type, by }) => type === "memory-added" && by === "person",
  );
  expect(added).toMatchObject({ content: "work mostly nights at a bakery" });
});
