import type { Api } from 'grammy'

export interface Download {
  readonly api: Api
  readonly token: string
  /** Absent: Telegram's own. */
  readonly apiRoot: string | undefined
  readonly signal: AbortSignal
}

const telegram = 'https://api.telegram.org'

/** The bytes of a file that somebody sent. Bot API: getFile. The address holds the token: no error names it. */
export async function downloadFile(download: Download, fileId: string): Promise<Uint8Array> {
  const { api, token, apiRoot = telegram, signal } = download
  const { file_path } = await api.getFile(fileId)
  if (file_path === undefined) throw new Error('Telegram does not say where the file is')
  const response = await fetch(`${apiRoot}/file/bot${token}/${file_path}`, { signal }).catch(
    () => undefined,
  )
  if (!response?.ok)
    throw new Error(`A file could not be fetched: ${response?.status ?? 'no answer'}`)
  return new Uint8Array(await response.arrayBuffer())
}
