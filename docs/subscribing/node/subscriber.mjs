// Appends every event of the pipeline once to a file, as one JSON object a line.
//
//   KAFKA_BOOTSTRAP_SERVERS=localhost:9092 EVENTS_FILE=events.jsonl node subscriber.mjs asyncapi.yaml
//
// Delivery is at least once: the event's id (ce_id) identifies a repetition. The file keeps it
// together with the event, so that events a crash left uncommitted are recognised after a restart.
//
// A record without a value is a tombstone: the event with its key is erased. A real service deletes
// its data of the run on run-forgotten, the event that comes with it.
import { Consumer } from '@platformatic/kafka'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

const contract = parse(readFileSync(process.argv[2] ?? 'asyncapi.yaml', 'utf8'))
const topics = Object.values(contract.channels).map(channel => channel.address)
const required = contract.components.schemas['cloudevents-headers'].required

const file = process.env.EVENTS_FILE ?? 'events.jsonl'
const seen = new Set(linesOf(file).map(event => event.id))

const consumer = new Consumer({
  bootstrapBrokers: (process.env.KAFKA_BOOTSTRAP_SERVERS ?? 'localhost:9092').split(','),
  clientId: 'subscriber-example',
  groupId: process.env.GROUP_ID ?? 'subscriber-example',
  sessionTimeout: 10_000,
  heartbeatInterval: 3_000
})

const stream = await consumer.consume({
  topics,
  mode: 'committed', // resume at the group's offsets,
  fallbackMode: 'earliest', // or from the first event ever
  isolationLevel: 1, // read_committed: results of aborted transactions are not seen
  autocommit: false,
  maxWaitTime: 200
})

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => consumer.close(true).then(() => process.exit(0)))
}

for await (const message of stream) {
  if (!message.value) {
    await message.commit()
    continue
  }
  const headers = Object.fromEntries(
    [...message.headers].map(([name, value]) => [String(name), String(value)]))
  if (required.some(name => !(name in headers))) {
    console.error(`${message.topic}-${message.partition}@${message.offset} is no event; skipped.`)
  } else if (!seen.has(headers.ce_id)) {
    const event = {
      id: headers.ce_id,
      type: headers.ce_type,
      run_id: headers.ce_subject,
      topic: message.topic,
      data: JSON.parse(String(message.value))
    }
    appendFileSync(file, JSON.stringify(event) + '\n')
    seen.add(event.id)
  }
  await message.commit()
}

/** A line that a crash cut short does not count; its event was not committed and comes again. */
function linesOf(path) {
  if (!existsSync(path)) {
    return []
  }
  const whole = readFileSync(path, 'utf8')
  if (!whole.endsWith('\n') && whole.length > 0) {
    appendFileSync(path, '\n')
  }
  return whole.split('\n').flatMap(line => {
    try {
      return [JSON.parse(line)]
    } catch {
      return []
    }
  })
}
