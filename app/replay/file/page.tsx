import { connection } from "next/server";
import { FileScreen } from "@/components/replay/file-screen";

/** Opens an exported session with nothing else than the file; the server only hands out the page. */
export default async function ReplayFilePage() {
  await connection();
  return <FileScreen />;
}
