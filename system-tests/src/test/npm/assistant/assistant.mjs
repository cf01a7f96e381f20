// Drives ./pipeline mcp as an assistant does, and prints what it saw as one JSON object.
//
//   node assistant.mjs '{"command": […], "calls": [["tool", {…}], …], "resources": […]}'
//
// "$run_id" in an argument or an address stands for the run_id that a tool answered last.
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'

const plan = JSON.parse(process.argv[2])
const [command, ...args] = plan.command
const client = new Client({ name: 'assistant-under-test', version: '1' })
await client.connect(new StdioClientTransport({ command, args, env: process.env, stderr: 'inherit' }))

let runId = ''
const named = value => JSON.parse(JSON.stringify(value).replaceAll('$run_id', runId))
const seen = { server: client.getServerVersion(), instructions: client.getInstructions(), calls: [], resources: [] }
seen.tools = (await client.listTools()).tools
seen.templates = (await client.listResourceTemplates()).resourceTemplates
seen.prompts = (await client.listPrompts()).prompts
for (const [name, given] of plan.calls) {
  const progress = []
  const { content, structuredContent, isError } = await client.callTool(
    { name, arguments: named(given) }, undefined,
    { onprogress: notice => progress.push(notice), timeout: 120_000, resetTimeoutOnProgress: true })
  runId = structuredContent?.run_id ?? runId
  seen.calls.push({ name, text: content.map(({ text }) => text).join('\n'), json: structuredContent, error: isError ?? false, progress })
}
for (const uri of plan.resources ?? []) {
  try {
    seen.resources.push((await client.readResource({ uri: named(uri) })).contents[0])
  } catch (refusal) {
    seen.resources.push({ refusal: refusal.message })
  }
}
if (plan.prompt) {
  seen.prompt = (await client.getPrompt(plan.prompt)).messages[0].content.text
}
await client.close()
console.log(JSON.stringify(seen))
