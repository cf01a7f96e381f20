"""Appends every event of the pipeline once to a file, as one JSON object a line.

    pip install confluent-kafka
    KAFKA_BOOTSTRAP_SERVERS=localhost:9092 EVENTS_FILE=events.jsonl python3 subscriber.py

Delivery is at least once: the event's id (ce_id) identifies a repetition. The file keeps it
together with the event, so that events a crash left uncommitted are recognised after a restart.

A record without a value is a tombstone: the event with its key is erased. A real service deletes
its data of the run on run-forgotten, the event that comes with it.
"""

import json
import os
import sys

from confluent_kafka import Consumer

# Patterns begin with ^. The one for stages matches however many a pipeline has, and no dead-letter topic.
TOPICS = [
    "run-requested", "stage-started", "stage-retry-scheduled", "^stage-[0-9]+-completed$", "run-failed",
    "run-cancelled", "reprocess-requested", "card-starred", "output-edits",
    "card-annotations",
    "run-annotations", "run-forgotten",
]


def ids_in(path):
    """A line that a crash cut short does not count; its event comes again."""
    if not os.path.exists(path):
        return set()
    with open(path, encoding="utf-8") as file:
        whole = file.read()
    end = whole.rfind("\n") + 1
    with open(path, "w", encoding="utf-8") as file:
        file.write(whole[:end])
    return {json.loads(line)["id"] for line in whole[:end].splitlines()}


def main():
    path = os.environ.get("EVENTS_FILE", "events.jsonl")
    seen = ids_in(path)
    consumer = Consumer({
        "bootstrap.servers": os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
        "group.id": os.environ.get("GROUP_ID", "subscriber-example"),
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
        "session.timeout.ms": 10000,
        "isolation.level": "read_committed",
    })
    consumer.subscribe(TOPICS)
    with open(path, "a", encoding="utf-8") as file:
        while True:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error():
                print(message.error(), file=sys.stderr)
                continue
            headers = {name: value.decode() for name, value in message.headers() or []}
            event_id = headers.get("ce_id")
            if message.value() is not None and event_id and event_id not in seen:
                event = {
                    "id": event_id,
                    "type": headers["ce_type"],
                    "run_id": headers["ce_subject"],
                    "topic": message.topic(),
                    "data": json.loads(message.value()),
                }
                file.write(json.dumps(event, ensure_ascii=False) + "\n")
                file.flush()
                seen.add(event_id)
            consumer.commit(message, asynchronous=False)


if __name__ == "__main__":
    main()
