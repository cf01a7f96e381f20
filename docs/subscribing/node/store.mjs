// What this service knows: the newest attempt of each run, in SQLite. Written so that any event may
// come twice, late, or in another order than it happened, and the outcome is the same.
import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS store (id TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS run (
    run_id TEXT PRIMARY KEY, company_id TEXT NOT NULL,
    attempt INTEGER NOT NULL, rank INTEGER NOT NULL, status TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS card (
    run_id TEXT NOT NULL, number INTEGER NOT NULL, attempt INTEGER NOT NULL,
    title TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (run_id, number));
  CREATE TABLE IF NOT EXISTS forgotten (run_id TEXT PRIMARY KEY);
`

// A run's end is the highest (attempt, rank) of those that were told, whatever their order.
const END = `
  INSERT INTO run VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (run_id) DO UPDATE SET attempt = excluded.attempt, rank = excluded.rank, status = excluded.status
  WHERE (excluded.attempt, excluded.rank) > (run.attempt, run.rank)
`
const CARD = `
  INSERT INTO card VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (run_id, number) DO UPDATE SET attempt = excluded.attempt, title = excluded.title, data = excluded.data
  WHERE excluded.attempt > card.attempt
`

export class Store {
  #database

  constructor (path) {
    this.#database = new DatabaseSync(path)
    this.#database.exec(SCHEMA)
    if (!this.#row('SELECT id FROM store')) {
      this.#database.prepare('INSERT INTO store VALUES (?)').run(randomUUID())
    }
  }

  /** Another one for each new store: it becomes part of the group's name, so that a new store is filled from the first event. */
  get id () {
    return this.#row('SELECT id FROM store').id
  }

  /**
   * Takes in one event, in one transaction. `onCards(run, cards)` is called for the first cards of
   * each attempt; what it writes to this database is written once. For what it does elsewhere (a
   * mail, a request), the process may end between that and the commit: use (run_id, attempt) as the key there.
   */
  apply (type, event, onCards) {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      this.#apply(type, event, onCards)
      this.#database.exec('COMMIT')
    } catch (failure) {
      this.#database.exec('ROLLBACK')
      throw failure
    }
  }

  #apply (type, event, onCards) {
    if (type === 'run-forgotten') {
      this.#forget(event.run.run_id)
      return
    }
    const { run_id: runId, attempt, company_id: company, pipeline } = event.run
    const last = pipeline?.stages ?? 5 // runs from before pipelines had versions have five
    if (this.#row('SELECT 1 FROM forgotten WHERE run_id = ?', runId)) {
      return
    }
    const end = (rank, status) => this.#database.prepare(END).run(runId, company, attempt, rank, status)
    if (type === 'stage-completed' && event.stage === last) {
      end(10 * last + 9, 'COMPLETED')
      const newest = this.#row('SELECT max(attempt) AS attempt FROM card WHERE run_id = ?', runId).attempt ?? 0
      if (attempt > newest && event.json?.cards) {
        this.#database.prepare('DELETE FROM card WHERE run_id = ?').run(runId)
        event.json.cards.forEach((card, index) =>
          this.#database.prepare(CARD).run(runId, index + 1, attempt, card.title, JSON.stringify(card)))
        onCards(event.run, event.json.cards)
      }
    } else if (type === 'run-failed') {
      end(10 * event.stage + 5, 'FAILED')
    } else if (type === 'run-cancelled') {
      end(10 * last + (event.decided ? 10 : 8), 'CANCELLED') // undecided, the completion counts
    }
  }

  /** Later events of the run change nothing; they may still be on their way. */
  #forget (runId) {
    this.#database.prepare('INSERT OR IGNORE INTO forgotten VALUES (?)').run(runId)
    this.#database.prepare('DELETE FROM run WHERE run_id = ?').run(runId)
    this.#database.prepare('DELETE FROM card WHERE run_id = ?').run(runId)
  }

  report () {
    const cards = this.#database.prepare('SELECT title, attempt FROM card WHERE run_id = ? ORDER BY number')
    return this.#database.prepare('SELECT run_id, attempt, status FROM run ORDER BY run_id').all()
      .map(run => ({ ...run, cards: cards.all(run.run_id).map(card => ({ ...card })) }))
  }

  close () {
    this.#database.close()
  }

  #row (sql, ...parameters) {
    return this.#database.prepare(sql).get(...parameters)
  }
}
