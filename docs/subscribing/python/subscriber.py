"""Keeps the cards of every run in a database of its own, and goes on where it was after a crash.

    pip install confluent-kafka
    KAFKA_BOOTSTRAP_SERVERS=localhost:9092 STORE=cards.db python3 subscriber.py
    STORE=cards.db python3 subscriber.py --report

Start from here: put your work into on_cards, add columns to store.py.
"""

import json
import os
import re
import signal
import sys
import time

from confluent_kafka import Consumer, KafkaError

from store import Store

# Patterns begin with ^. The one for stages matches however many a pipeline has, and no dead-letter topic.
TOPICS = ["^stage-[0-9]+-completed$", "run-failed", "run-cancelled", "reprocess-requested", "card-starred", "output-edits",
    "card-annotations",
    "run-annotations", "review-decisions", "run-forgotten"]
COMMIT_INTERVAL = 0.5  # seconds


def on_cards(run, cards):
    """Your work. It is called once for the cards of each attempt; see Store.apply."""
    print(f"{run['run_id']}, attempt {run['attempt']}: {' | '.join(card['title'] for card in cards)}", flush=True)


class CatchUp:
    """Says when the events that there were at the start are in the database."""

    def __init__(self):
        self.behind = None

    def assigned(self, _consumer, partitions):
        if self.behind is None:
            self.behind = {(each.topic, each.partition) for each in partitions}

    def at_end(self, topic, partition):
        if self.behind:
            self.behind.discard((topic, partition))
            if not self.behind:
                print("Caught up.", flush=True)


def main():
    store = Store(os.environ.get("STORE", "cards.db"))
    if sys.argv[1:] == ["--report"]:
        print(json.dumps(store.report(), ensure_ascii=False))
        return
    consumer = Consumer({
        "bootstrap.servers": os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
        "group.id": f"{os.environ.get('GROUP_ID', 'subscriber-example')}-{store.id}",
        "auto.offset.reset": "earliest",  # a new group catches up from the first event ever
        "enable.auto.commit": False,  # offsets follow the database
        "enable.partition.eof": True,
        "session.timeout.ms": 10000,
        "isolation.level": "read_committed",
    })
    catch_up = CatchUp()
    consumer.subscribe(TOPICS, on_assign=catch_up.assigned)
    running = True

    def stop(*_):
        nonlocal running
        running = False

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    handled, committed_at = False, time.monotonic()
    try:
        while running:
            message = consumer.poll(COMMIT_INTERVAL)
            if message is not None and message.error():
                if message.error().code() == KafkaError._PARTITION_EOF:
                    catch_up.at_end(message.topic(), message.partition())
                else:
                    print(message.error(), file=sys.stderr)  # the client tries again by itself
            elif message is not None:
                take_in(store, message)
                handled = True
            if handled and time.monotonic() - committed_at > COMMIT_INTERVAL:
                # Events between the last commit and a crash come again, and change nothing.
                consumer.commit(asynchronous=True)
                handled, committed_at = False, time.monotonic()
    finally:
        consumer.close()


def take_in(store, message):
    if message.value() is None:  # a tombstone; run-forgotten says what to erase
        return
    headers = {name: value.decode() for name, value in message.headers() or []}
    kind = re.search(r"([a-z-]+)\.v1$", headers.get("ce_type", ""))
    if kind:
        store.apply(kind.group(1), json.loads(message.value()), on_cards)
    else:
        print(f"{message.topic()}-{message.partition()}@{message.offset()} is no event; skipped.", file=sys.stderr)


if __name__ == "__main__":
    main()
