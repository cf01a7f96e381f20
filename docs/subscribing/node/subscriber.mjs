// Keeps the cards of every run in a database of its own, and goes on where it was after a crash.
//
//   npm ci
//   KAFKA_BOOTSTRAP_SERVERS=localhost:9092 STORE=cards.db node subscriber.mjs ../../events/asyncapi.yaml
//   STORE=cards.db node subscriber.mjs --report
//
// Start from here: put your work into onCards, add columns to store.mjs.
import { Consumer } from '@platformatic/kafka'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { Store } from './store.mjs'

const COMMIT_INTERVAL = 500 // milliseconds

const store = new Store(process.env.STORE ?? 'cards.db')
if (process.argv[2] === '--report') {
  console.log(JSON.stringify(store.report()))
  process.exit(0)
}

/** Your work. It is called once for the cards of each attempt; see Store.apply. */
function onCards (run, cards) {
  console.log(`${run.run_id}, attempt ${run.attempt}: ${cards.map(card => card.title).join(' | ')}`)
}

const contract = parse(readFileSync(process.argv[2] ?? 'asyncapi.yaml', 'utf8'))
const required = contract.components.schemas['cloudevents-headers'].required
const WANTED = /^(stage-\d+-completed|run-failed|run-cancelled|run-forgotten)$/
const topics = Object.entries(contract.channels)
  .filter(([name]) => WANTED.test(name))
  .map(([, channel]) => channel.address)

const consumer = new Consumer({
  bootstrapBrokers: (process.env.KAFKA_BOOTSTRAP_SERVERS ?? 'localhost:9092').split(','),
  clientId: 'subscriber-example',
  groupId: `${process.env.GROUP_ID ?? 'subscriber-example'}-${store.id}`,
  sessionTimeout: 10_000,
  heartbeatInterval: 3_000,
  retries: true, // a broker may be away for a while
  retryDelay: 1_000
})
const stream = await consumer.consume({
  topics,
  mode: 'committed', // resume at the group's offsets,
  fallbackMode: 'earliest', // or catch up from the first event ever
  isolationLevel: 1, // read_committed: results of aborted transactions are not seen
  autocommit: false,
  maxWaitTime: 200
})

// Offsets follow the database: events between the two come again, and change nothing.
const handled = new Map()
let committing = Promise.resolve()
function commit () {
  const messages = [...handled.values()]
  handled.clear()
  committing = committing.then(() => Promise.all(messages.map(message => message.commit())))
    .catch(failure => console.error(`Offsets are committed later: ${failure.message}`))
  return committing
}
const timer = setInterval(commit, COMMIT_INTERVAL)
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    clearInterval(timer)
    commit().then(() => consumer.close(true)).finally(() => process.exit(0))
  })
}

// Caught up: the events that there were when this process started are in the database.
const ends = await consumer.listOffsets({ topics, isolationLevel: 1 })
const isBehind = ([key, offset]) => {
  const [, topic, partition] = /^(.*):(\d+)$/.exec(key)
  return offset < (ends.get(topic)?.[Number(partition)] ?? 0n)
}
let caughtUp = false
stream.on('fetch', () => {
  if (!caughtUp && stream.offsetsToFetch.size > 0 && stream.readableLength === 0 &&
    ![...stream.offsetsToFetch].some(isBehind)) {
    caughtUp = true
    console.log('Caught up.')
  }
})

for await (const message of stream) {
  if (message.value) { // A record without one is a tombstone; run-forgotten says what to erase.
    const headers = Object.fromEntries(
      [...message.headers].map(([name, value]) => [String(name), String(value)]))
    if (required.every(name => name in headers)) {
      const [, type] = /([a-z-]+)\.v1$/.exec(headers.ce_type) ?? []
      store.apply(type, JSON.parse(String(message.value)), onCards)
    } else {
      console.error(`${message.topic}-${message.partition}@${message.offset} is no event; skipped.`)
    }
  }
  handled.set(`${message.topic}-${message.partition}`, message)
}
