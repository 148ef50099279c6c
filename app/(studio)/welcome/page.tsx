import { WelcomeScreen } from "@/components/welcome/welcome-screen";

/** What an empty studio opens on: a recorded session that plays, and the ways on from it. */
export default function WelcomePage() {
  return <WelcomeScreen />;
}
