import { foldAccents } from "../../text/clean-text";

const ownerWord = new RegExp(
  [
    "^(?:user|users|nutzer(?:in|s)?|benutzer(?:in|s)?|anwender(?:in|s)?|gebruikers?|usuari[oa]s?|utilisat(?:eur|rice)s?|utente|uzytkowni\\p{L}+|kullanıc\\p{L}+|anvandare\\p{L}*|bruker\\p{L}*|kayttaj\\p{L}+",
    "пользовател\\p{L}+|користувач\\p{L}*|المستخدمة?|مستخدمة?|للمستخدمة?|用户|用戶|使用者|ユーザー|사용자\\p{L}{0,2}|उपयोगकर्ता|ผู้ใช้|使用|用)$",
  ].join("|"),
  "iu",
);

/** True for "the user" in the language of a memory: whose memory it is says nothing by itself. */
export function isOwnerWord(word: string): boolean {
  return ownerWord.test(foldAccents(word).replace(/^(?:l|d|dell|all|dall|sull|nell)[’']/iu, ""));
}
