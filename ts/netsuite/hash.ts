import * as crypto from 'N/crypto';
import * as encode from 'N/encode';

/** SHA-256 of a text as lower-case hex. 0 units. */
export function sha256(text: string): string {
  const hash = crypto.createHash({ algorithm: crypto.HashAlg.SHA256 });
  hash.update({ input: text });
  return hash.digest({ outputEncoding: encode.Encoding.HEX }).toLowerCase();
}
