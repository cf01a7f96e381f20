// Uploads a document, watches its run, prints its cards.
//
//   npm ci && npm run build
//   PIPELINE_KEY=… npm run example -- http://localhost:8080 report.pdf lactalis-canada
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ended, must, pipelineClient, results, upload } from './index.js'

const [server = 'http://localhost:8080', file = 'report.pdf', company = 'lactalis-canada'] = process.argv.slice(2)
const client = pipelineClient({ server, key: process.env['PIPELINE_KEY'] })

const document = await upload(client, basename(file), new Blob([await readFile(file)]))
const { run_id: runId } = must(await client.POST('/run', {
  body: { blob_url: document, company_id: company, user_id: 'example' }
}))
console.log(`Run ${runId}`)

let shown = ''
const status = await ended(client, runId, {
  onStatus: ({ status, stages }) => {
    const done = stages.filter(stage => stage.status === 'COMPLETED').length
    const line = `${status}, ${done} of ${stages.length} stages`
    if (line !== shown) {
      console.log(shown = line)
    }
  }
})
if (status.status !== 'COMPLETED') {
  console.error(status.error_message)
  process.exit(1)
}
for (const card of (await results(client, runId)).cards) {
  console.log(`${card.number}. ${card.title}\n   ${card.tagline}`)
}
