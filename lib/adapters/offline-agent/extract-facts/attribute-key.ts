const names: Readonly<Record<string, string>> = {
  "email address": "email",
  "mail address": "email",
  "e-mail": "email",
  "e-mail address": "email",
  phone: "phone number",
  number: "phone number",
  mobile: "phone number",
  "mobile number": "phone number",
  "cell number": "phone number",
  "telephone number": "phone number",
  "home address": "address",
  "postal address": "address",
};

/** One word for a property however it was named: "email address" → "email". Other properties stay as they are. */
export function attributeKey(words: string): string {
  return names[words.toLowerCase()] ?? words;
}
