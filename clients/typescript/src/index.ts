/** A typed client of the Innovation Pipeline's HTTP API. The types are generated from its OpenAPI document. */
import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './api.js'

export type Schemas = components['schemas']
export type PipelineClient = Client<paths>
export type Status = Schemas['StatusAnswer']
export type Results = Schemas['RunResults']

/** A refusal, with the sentence of the server and every wrong field. */
export class PipelineError extends Error {
  constructor(readonly status: number, readonly problem: Schemas['Problem'] | undefined) {
    const fields = (problem?.errors ?? []).map(({ field, message }) => ` ${field} ${message}.`).join('')
    super(`${status}: ${problem?.detail ?? 'The server gives no reason.'}${fields}`)
  }
}

/** `key` is an API key or a token of the issuer; in local mode none is asked for. */
export function pipelineClient({ server, key }: { server: string, key?: string | undefined }): PipelineClient {
  return createClient<paths>({
    baseUrl: server,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` }
  })
}

/** The body of an answer that succeeded. Throws a PipelineError otherwise. */
export function must<T>({ data, error, response }: { data?: T, error?: unknown, response: Response }): T {
  if (!response.ok || data === undefined) {
    throw new PipelineError(response.status, error as Schemas['Problem'] | undefined)
  }
  return data
}

/** Stores a document and answers with its blob_url. */
export async function upload(client: PipelineClient, name: string, content: Blob): Promise<string> {
  const stored = must(await client.POST('/documents', {
    body: { file: name }, // what is sent is the form below
    bodySerializer: () => {
      const form = new FormData()
      form.append('file', content, name)
      return form
    }
  }))
  return stored.blob_url
}

const ENDED = new Set<string>(['COMPLETED', 'FAILED', 'CANCELLED', 'FORGOTTEN'])

/** Asks for the status until the run has ended. */
export async function ended(
  client: PipelineClient, runId: string,
  { onStatus, interval = 500 }: { onStatus?: (status: Status) => void, interval?: number } = {}
): Promise<Status> {
  for (;;) {
    const status = must(await client.GET('/status/{run_id}', { params: { path: { run_id: runId } } }))
    onStatus?.(status)
    if (ENDED.has(status.status)) {
      return status
    }
    await new Promise(resolve => setTimeout(resolve, interval))
  }
}

/** The results of a completed run, which the database has moments after the status. */
export async function results(
  client: PipelineClient, runId: string, { interval = 200, timeout = 30_000 } = {}
): Promise<Results> {
  for (const end = Date.now() + timeout; ;) {
    const found = must(await client.GET('/runs/{run_id}', { params: { path: { run_id: runId } } }))
    if (!found.results_pending && found.cards.length > 0) {
      return found
    }
    if (Date.now() > end) {
      throw new Error(`The run ${runId} has no cards after ${timeout} ms.`)
    }
    await new Promise(resolve => setTimeout(resolve, interval))
  }
}
