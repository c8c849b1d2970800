/** What the head of a picture says: its kind and its sides in pixels; undefined when it is none. */
export interface ImageSize {
  readonly type: string
  readonly width: number
  readonly height: number
}

/** Reads PNG, JPEG, GIF and WebP, the kinds that Telegram takes as photos. */
export function imageSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 30) return undefined
  if (bytes.readUInt32BE(0) === 0x89504e47) {
    return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  if (bytes.toString('latin1', 0, 4) === 'GIF8') {
    return { type: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  }
  if (bytes.readUInt16BE(0) === 0xffd8) return jpegSize(bytes)
  const riff = bytes.toString('latin1', 0, 4) === 'RIFF'
  return riff && bytes.toString('latin1', 8, 12) === 'WEBP' ? webpSize(bytes) : undefined
}

/** Walks the segments to the frame header (SOF0–SOF15 without DHT, JPG and DAC). */
function jpegSize(bytes: Buffer): ImageSize | undefined {
  let at = 2
  while (at + 9 < bytes.length) {
    const marker = bytes.readUInt16BE(at)
    if (marker >> 8 !== 0xff) return undefined
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      const height = bytes.readUInt16BE(at + 5)
      return { type: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height }
    }
    at += marker === 0xffff ? 1 : 2 + Math.max(2, bytes.readUInt16BE(at + 2))
  }
  return undefined
}

function webpSize(bytes: Buffer): ImageSize {
  const type = 'image/webp'
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8X') {
    return { type, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  }
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  return { type, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
}

/** What kind of picture that is no photo for Telegram the bytes begin, in words; undefined when they begin none. */
export function otherPicture(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 1024)
  if (/^\s*(?:\xef\xbb\xbf)?(?:<\?xml[\s\S]*?)?<svg[\s>]/i.test(start)) return 'an SVG drawing'
  const brand = start.slice(4, 8) === 'ftyp' ? start.slice(8, 12) : ''
  if (/^avi[fs]/.test(brand)) return 'an AVIF picture'
  if (/^(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(brand)) return 'a HEIC picture'
  return brand === '' ? begins.find(([sign]) => start.startsWith(sign))?.[1] : 'a video'
}

const begins: readonly (readonly [string, string])[] = [
  ['BM', 'a BMP picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['\0\0\x01\0', 'an icon'],
  ['8BPS', 'a Photoshop file'],
  ['%PDF', 'a PDF'],
  ['\0\0\0\x0cJXL ', 'a JPEG XL picture'],
  ['\xff\x0a', 'a JPEG XL picture'],
]
