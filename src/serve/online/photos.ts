import type { Finding } from '../../catalog/finding.ts'
import { photoFault } from '../../catalog/photo-fault.ts'
import type { ShopReading } from '../../catalog/read.ts'
import type { Catalog } from '../../shop/catalog.ts'

/** Fetches the photos that the catalogue names by address, each once, and measures them. */
export async function checkWebPhotos(
  catalog: Catalog,
  where: ShopReading['where'],
  fetcher: typeof fetch,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const left = [...addressesOf(catalog)]
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [url, at] = next
      const fault = await faultAt(url, fetcher)
      const place = where.get(at) ?? { file: 'shop.yaml', line: 1, column: 1 }
      const { file, line, column } = place
      if (fault) findings.push({ severity: 'warning', ...fault, file, line, column })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return findings
}

const atOnce = 8

/** Where each address is first named. */
function addressesOf({ categories, products }: Catalog): Map<string, string> {
  const addresses = new Map<string, string>()
  const note = (url: string, at: string) => {
    if (!addresses.has(url)) addresses.set(url, at)
  }
  for (const { id, photo } of categories)
    if (photo && 'url' in photo) note(photo.url, `category ${id}`)
  for (const { id, photos } of products)
    for (const photo of photos) if ('url' in photo) note(photo.url, `product ${id}`)
  return addresses
}

/** Bytes of a photo that Telegram fetches by itself. Bot API: Sending files */
const mostByAddress = 5_000_000

/** The head of a picture says how large it is; embedded previews and colour profiles may stand before that. */
const headBytes = 1_000_000

const patienceMs = 20_000

type Fault = Pick<Finding, 'code' | 'message' | 'hint'>

async function faultAt(url: string, fetcher: typeof fetch): Promise<Fault | undefined> {
  try {
    const response = await fetcher(url, { signal: AbortSignal.timeout(patienceMs) })
    if (!response.ok) {
      await response.body?.cancel()
      return unreachable(url, `answers ${response.status} ${response.statusText}`.trimEnd())
    }
    const told = Number(response.headers.get('content-length') ?? Number.NaN)
    const known = Number.isSafeInteger(told) && !response.headers.has('content-encoding')
    const { bytes, size } = await readHead(response, known ? headBytes : mostByAddress + 1)
    return photoFault(url, bytes, { size: known ? told : size, most: mostByAddress })
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return unreachable(url, isLate ? `says nothing for ${patienceMs / 1000} s` : 'does not answer')
  }
}

function unreachable(url: string, how: string): Fault {
  return {
    code: 'photo-unreachable',
    message: `${url} ${how}`,
    hint: 'Open it in a browser. Save the picture into photos/ and write its path where it does not stay there.',
  }
}

/** The first bytes, and how many came at all; reading ends at `most`. */
async function readHead(
  response: Response,
  most: number,
): Promise<{ bytes: Buffer; size: number }> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  while (reader && size < most) {
    const { done, value } = await reader.read()
    if (done) break
    if (size < headBytes) chunks.push(value)
    size += value.length
  }
  await reader?.cancel()
  return { bytes: Buffer.concat(chunks), size }
}
