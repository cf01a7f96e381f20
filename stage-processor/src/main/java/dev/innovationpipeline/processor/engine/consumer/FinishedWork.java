package dev.innovationpipeline.processor.engine.consumer;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A processed record and its outputs.
 *
 * @param tracker of the assignment under which it was taken up
 * @param outputs to be committed together with its offset
 */
record FinishedWork(
    TopicPartition partition,
    PartitionOffsetTracker tracker,
    long offset,
    List<ProducerRecord<String, byte[]>> outputs) {}
