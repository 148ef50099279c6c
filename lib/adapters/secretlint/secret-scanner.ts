import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import { findSecrets, joinSecrets } from "@/lib/core/text/secrets";
import type { SecretScanner } from "@/lib/ports/secret-scanner";

const config = {
  rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator, options: {} }],
};

/** A scanner by the rules that Secretlint maintains, and by our own shapes for what they do not know. */
export function createSecretScanner(): SecretScanner {
  return {
    async find(text) {
      const { messages } = await lintSource({
        source: { filePath: "text.txt", content: text, contentType: "text", ext: ".txt" },
        options: { config },
      });
      const found = messages.map(({ ruleId, range: [start, end] }) => ({ kind: kindOf(ruleId), start, end }));
      return joinSecrets([...found, ...findSecrets(text)]);
    },
  };
}

/** "@secretlint/secretlint-rule-github" finds keys of GitHub. */
const issuers: Readonly<Record<string, string>> = {
  aws: "AWS key",
  basicauth: "password in an address",
  "database-connection-string": "password of a database",
  docker: "password of a registry",
  gcp: "key of Google Cloud",
  github: "GitHub token",
  gitlab: "GitLab token",
  huggingface: "Hugging Face token",
  openai: "OpenAI key",
  privatekey: "private key",
};

function kindOf(ruleId: string): string {
  const issuer = ruleId.replace(/^.*secretlint-rule-/, "");
  return issuers[issuer] ?? `${issuer.charAt(0).toUpperCase()}${issuer.slice(1)} key`;
}
