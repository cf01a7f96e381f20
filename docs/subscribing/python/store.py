"""What this service knows: the newest attempt of each run, in SQLite.

Written so that any event may come twice, late, or in another order than it happened, and the
outcome is the same.
"""

import json
import sqlite3
import uuid

SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS store (id TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS run (
  run_id TEXT PRIMARY KEY, company_id TEXT NOT NULL,
  attempt INTEGER NOT NULL, rank INTEGER NOT NULL, status TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS card (
  run_id TEXT NOT NULL, number INTEGER NOT NULL, attempt INTEGER NOT NULL,
  title TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (run_id, number));
CREATE TABLE IF NOT EXISTS forgotten (run_id TEXT PRIMARY KEY);
"""

# A run's end is the highest (attempt, rank) of those that were told, whatever their order.
END = """
INSERT INTO run VALUES (?, ?, ?, ?, ?)
ON CONFLICT (run_id) DO UPDATE SET attempt = excluded.attempt, rank = excluded.rank, status = excluded.status
WHERE (excluded.attempt, excluded.rank) > (run.attempt, run.rank)
"""


class Store:
    def __init__(self, path):
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.executescript(SCHEMA)
        if not self._one("SELECT id FROM store"):
            self.database.execute("INSERT INTO store VALUES (?)", (str(uuid.uuid4()),))

    @property
    def id(self):
        """Another one for each new store: it becomes part of the group's name, so that a new store
        is filled from the first event."""
        return self._one("SELECT id FROM store")[0]

    def apply(self, kind, event, on_cards):
        """Takes in one event, in one transaction. `on_cards(run, cards)` is called for the first
        cards of each attempt; what it writes to this database is written once. For what it does
        elsewhere (a mail, a request), the process may end between that and the commit: use
        (run_id, attempt) as the key there."""
        self.database.execute("BEGIN IMMEDIATE")
        try:
            self._apply(kind, event, on_cards)
            self.database.execute("COMMIT")
        except BaseException:
            self.database.execute("ROLLBACK")
            raise

    def _apply(self, kind, event, on_cards):
        if kind == "run-forgotten":
            self._forget(event["run"]["run_id"])
            return
        run = event["run"]
        run_id, attempt = run["run_id"], run["attempt"]
        # Runs from before pipelines had versions have five stages.
        last = run.get("pipeline", {}).get("stages", 5)
        if self._one("SELECT 1 FROM forgotten WHERE run_id = ?", run_id):
            return

        def end(rank, status):
            self.database.execute(END, (run_id, run["company_id"], attempt, rank, status))

        if kind == "stage-completed" and event["stage"] == last:
            end(10 * last + 9, "COMPLETED")
            newest = self._one("SELECT max(attempt) FROM card WHERE run_id = ?", run_id)[0] or 0
            cards = event.get("json", {}).get("cards", [])
            if attempt > newest and cards:
                self.database.execute("DELETE FROM card WHERE run_id = ?", (run_id,))
                self.database.executemany(
                    "INSERT INTO card VALUES (?, ?, ?, ?, ?)",
                    [(run_id, number, attempt, card["title"], json.dumps(card))
                     for number, card in enumerate(cards, 1)])
                on_cards(run, cards)
        elif kind == "run-failed":
            end(10 * event["stage"] + 5, "FAILED")
        elif kind == "run-cancelled":
            # Undecided, the completion counts.
            end(10 * last + (10 if event.get("decided") else 8), "CANCELLED")

    def _forget(self, run_id):
        """Later events of the run change nothing; they may still be on their way."""
        self.database.execute("INSERT OR IGNORE INTO forgotten VALUES (?)", (run_id,))
        self.database.execute("DELETE FROM run WHERE run_id = ?", (run_id,))
        self.database.execute("DELETE FROM card WHERE run_id = ?", (run_id,))

    def report(self):
        runs = self.database.execute("SELECT run_id, attempt, status FROM run ORDER BY run_id").fetchall()
        return [
            {
                "run_id": run_id, "attempt": attempt, "status": status,
                "cards": [
                    {"title": title, "attempt": of}
                    for title, of in self.database.execute(
                        "SELECT title, attempt FROM card WHERE run_id = ? ORDER BY number", (run_id,))
                ],
            }
            for run_id, attempt, status in runs
        ]

    def _one(self, sql, *parameters):
        return self.database.execute(sql, parameters).fetchone()
