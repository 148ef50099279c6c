import { testEnvironment } from "../scripts/lib/app-environment.mjs";
import { ensureBuild } from "../scripts/lib/ensure-build.mjs";

/** Builds the app before the first test; workers inherit the folder through the environment. */
export default async function buildOnce(): Promise<void> {
  process.env.AGEMEM_TEST_BUILD = await ensureBuild(testEnvironment());
}
