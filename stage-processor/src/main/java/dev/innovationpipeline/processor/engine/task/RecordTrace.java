package dev.innovationpipeline.processor.engine.task;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Carries the trace of a run from the record that a stage begins with to those that it emits. */
public interface RecordTrace {

  /** Traces nothing. */
  RecordTrace NONE =
      new RecordTrace() {
        @Override
        public TaskResult follow(int stage, ConsumerRecord<String, byte[]> message, Task task)
            throws InterruptedException {
          return task.perform();
        }

        @Override
        public void mark(ProducerRecord<String, byte[]> output) {}
      };

  /** The work of a stage on one record. */
  interface Task {
    TaskResult perform() throws InterruptedException;
  }

  /** Does the task as the next step of the record's trace, and marks its outputs. */
  TaskResult follow(int stage, ConsumerRecord<String, byte[]> message, Task task)
      throws InterruptedException;

  /** Makes a record part of the trace that is followed on this thread, if there is one. */
  void mark(ProducerRecord<String, byte[]> output);
}
