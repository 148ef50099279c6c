import { connection } from "next/server";
import { MemoriesPage } from "@/components/memory/memories-page";

/** The owner's memories; the address says which part, which search and which memory. */
export default async function MemoriesRoute() {
  await connection();
  return <MemoriesPage />;
}
