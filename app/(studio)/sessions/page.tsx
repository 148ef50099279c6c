import { SessionsScreen } from "@/components/sessions/sessions-screen";

/** Every session as a row of figures. */
export default function SessionsPage() {
  return <SessionsScreen />;
}
