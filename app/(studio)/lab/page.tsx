import { connection } from "next/server";
import { RunsPage } from "@/components/lab/runs-page";

/** The owner's runs of the lab. */
export default async function LabRoute() {
  await connection();
  return <RunsPage />;
}
