import { png } from '../../sandbox/png.ts'

export type Drawn = 'png' | 'jpeg' | 'webp' | 'heic' | 'svg' | 'page' | 'torn' | 'empty'

/** The head of a picture of a kind and size, which is all that check looks at, or what is often taken for one. */
export function picture(kind: Drawn, width: number, height: number, size: number): Buffer {
  const head = heads[kind](width, height)
  return size > head.length ? Buffer.concat([head, Buffer.alloc(size - head.length)]) : head
}

const heads: Readonly<Record<Drawn, (width: number, height: number) => Buffer>> = {
  png: (width, height) => {
    const whole = png(1, 1)
    whole.writeUInt32BE(width, 16)
    whole.writeUInt32BE(height, 20)
    return whole
  },
  jpeg: (width, height) => {
    const frame = Buffer.alloc(32)
    frame.writeUInt16BE(0xffc0, 0)
    frame.writeUInt16BE(17, 2)
    frame.writeUInt8(8, 4)
    frame.writeUInt16BE(height, 5)
    frame.writeUInt16BE(width, 7)
    return Buffer.concat([jpegStart, frame])
  },
  webp: (width, height) => {
    const head = Buffer.alloc(40)
    head.write('RIFF', 0)
    head.write('WEBPVP8X', 8)
    head.writeUIntLE(width - 1, 24, 3)
    head.writeUIntLE(height - 1, 27, 3)
    return head
  },
  heic: () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
  svg: () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>\n'),
  page: () => Buffer.from('<!doctype html>\n<title>Not found</title>\n'),
  torn: () => jpegStart,
  empty: () => Buffer.alloc(0),
}

/** A start of a picture and one segment without a size in it. */
const jpegStart = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
])
