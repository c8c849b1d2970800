/** Bot API: `<bot id>:<35 signs>`; provider tokens look alike. */
const tokenShape = /\d{6,}:[\w:-]{30,}/g
/** RFC 6750, and the password in an address. */
const bearer = /(\bBearer\s+)[\w.~+/=-]{6,}/gi
const passwordInUrl = /(:\/\/[^\s:/@"]*:)[^\s/@"]+(?=@)/g
const masked = '[secret]'

/** Makes a way to take secrets out of text: those named, and all that has the shape of a token. */
export function createMask(secrets: readonly (string | undefined)[]): (text: string) => string {
  const named = secrets
    .filter((secret) => secret !== undefined)
    .filter((secret) => secret.length >= 6)
  return (text) => {
    let clean = text
    for (const secret of named) clean = clean.replaceAll(secret, masked)
    return clean
      .replace(tokenShape, masked)
      .replace(bearer, `$1${masked}`)
      .replace(passwordInUrl, `$1${masked}`)
  }
}
