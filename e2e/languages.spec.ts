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
