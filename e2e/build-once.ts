import { writeFileSync } from "node:fs";
import { testEnvironment } from "../scripts/lib/app-environment.mjs";
import { ensureBuild, servingRecord } from "../scripts/lib/ensure-build.mjs";

/** Builds the app before the first test; workers inherit the folder through the environment. */
export default async function buildOnce(): Promise<void> {
  const folder = await ensureBuild(testEnvironment());
  // Says that this process serves the build, so that another build meanwhile does not remove it.
  writeFileSync(servingRecord(folder, process.pid), "");
  process.env.AGEMEM_TEST_BUILD = folder;
}
