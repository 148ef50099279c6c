// A second set of probes, about another person, written by hand with the prompts known. The prompts and the form of placing were not chosen by
// them; the rule for a copied "Understood." (decision 139) was made after their outcomes had been seen.
import type { Probe } from "./probes";

/** What is stored before each of these probes. */
export const heldOutProbeMemories: readonly string[] = [
  "Ravi lives in Leicester.",
  "Ravi cannot eat gluten.",
  "Ravi's daughter Anika starts school in September.",
  "Ravi works as an electrician.",
  "Ravi drives a blue van.",
];

export const heldOutProbes: readonly Probe[] = [
  { kind: "question", say: "What can't I eat?", right: /gluten/i },
  { kind: "question", say: "What job do I have?", right: /electric/i },
  { kind: "question", say: "Which town do I live in?", right: /leicester/i },
  { kind: "question", say: "What color is my van?", right: /blue/i },
  { kind: "question", say: "When does Anika start school?", right: /september/i },
  { kind: "question", say: "What's my daughter called?", right: /anika/i },
  { kind: "question", say: "Is this wheat beer okay for me?", right: /gluten/i },
  { kind: "question", say: "do you remember what I drive", right: /van/i },
  { kind: "statement", say: "I bought a canoe on Saturday.", right: /canoe/i },
  { kind: "statement", say: "My mother's name is Priya.", right: /priya/i },
  { kind: "statement", say: "I don't like horror films.", right: /horror/i },
  { kind: "statement", say: "I support Leicester City.", right: /leicester city/i },
  { kind: "statement", say: "I'm training for a half marathon in April.", right: /marathon/i },
  { kind: "statement", say: "I play chess every Thursday evening.", right: /chess/i },
  { kind: "change", say: "We live in Nottingham now.", right: /nottingham/i, about: "Ravi lives" },
  {
    kind: "change",
    say: "Anika's school starts in October instead.",
    right: /october/i,
    about: "Ravi's daughter",
  },
  {
    kind: "change",
    say: "I sold the van and bought a red estate car.",
    right: /estate|red/i,
    about: "Ravi drives",
  },
  {
    kind: "change",
    say: "I'm no longer an electrician; I run a café now.",
    right: /caf/i,
    about: "Ravi works",
  },
  { kind: "forget", say: "Forget about my van, please.", right: /./, about: "Ravi drives" },
  { kind: "forget", say: "You can delete that I can't eat gluten.", right: /./, about: "Ravi cannot" },
  { kind: "no tool", say: "What's the capital of Japan?", right: /tokyo/i },
  { kind: "no tool", say: "Thanks a lot!", right: /./ },
  { kind: "no tool", say: "What is 12 plus 30?", right: /42|forty.?two/i },
  { kind: "no tool", say: "Write one sentence about the sea.", right: /\b(?:sea|ocean|waves?)\b/i },
];
