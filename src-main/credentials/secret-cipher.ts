/** What the operating system offers to encrypt with. `encrypt` and `decrypt` reject when it does not work. */
export interface SecretCipher {
  /** `weak`: the key is no secret. `unavailable`: there is no encryption at all. */
  protection(): Promise<'os' | 'weak' | 'unavailable'>
  encrypt(text: string): Promise<Uint8Array>
  decrypt(bytes: Uint8Array): Promise<string>
}
