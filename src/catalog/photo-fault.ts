import { imageSize, otherPicture } from '../telegram/image-size.ts'
import { limits } from '../telegram/limits.ts'

/** Why Telegram would refuse a photo. */
export interface PhotoFault {
  readonly code: 'photo-unreadable' | 'photo-format' | 'photo-too-large' | 'photo-sides'
  readonly message: string
  readonly hint: string
}

/**
 * What Telegram has against a photo of `size` bytes, by its first bytes and without decoding it; undefined: nothing.
 * `most` is how many bytes it takes. Bot API: sendPhoto
 */
export function photoFault(
  name: string,
  bytes: Buffer,
  { size, most }: { readonly size: number; readonly most: number },
): PhotoFault | undefined {
  if (size === 0) return unreadable(`${name} is empty`)
  const other = otherPicture(bytes)
  if (other !== undefined) {
    return {
      code: 'photo-format',
      message: `${name} is ${other}, which Telegram does not show as a photo`,
      hint: 'Save it as JPEG or PNG, and write that name.',
    }
  }
  const picture = imageSize(bytes)
  if (!picture?.width || !picture.height) return unreadable(`${name} is ${instead(bytes)}`)
  if (size > most) {
    return {
      code: 'photo-too-large',
      message: `${name} has ${megabytes(size)} MB; Telegram takes ${megabytes(most)} MB at the most`,
      hint: 'Save it smaller: 1280 pixels on the longer side are what Telegram shows.',
    }
  }
  return sidesFault(name, picture)
}

function sidesFault(
  name: string,
  { width, height }: { readonly width: number; readonly height: number },
): PhotoFault | undefined {
  const code = 'photo-sides'
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (width + height > limits.photoSides) {
    return {
      code,
      message: `${name} has ${width} × ${height} pixels; Telegram takes ${limits.photoSides} for width and height together`,
      hint: 'Save it smaller: 1280 pixels on the longer side are what Telegram shows.',
    }
  }
  if (ratio <= limits.photoRatio) return undefined
  return {
    code,
    message: `${name} has ${width} × ${height} pixels: one side is more than ${limits.photoRatio} times the other`,
    hint: 'Cut it to a shape nearer to a square.',
  }
}

function unreadable(message: string): PhotoFault {
  return {
    code: 'photo-unreadable',
    message,
    hint: 'Open it in a program for pictures and save it as JPEG, or leave the photo out.',
  }
}

function instead(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 512)
  if (/^\s*<(?:!doctype html|html)/i.test(start)) return 'a web page, not a picture'
  if (/^(?:\xff\xd8|\x89PNG|GIF8|RIFF)/.test(start)) return 'a damaged picture'
  return 'not a picture'
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace(/\.0$/, '')
}
