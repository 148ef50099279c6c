import { redirect } from "next/navigation";

/** The app begins with a conversation. */
export default function HomePage() {
  redirect("/chat");
}
