package dev.innovationpipeline.stages.engine;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A record is dealt with, and this is what comes of it.
 *
 * @param ledger of the assignment under which it was taken up
 * @param outputs to be committed together with its offset
 */
record FinishedWork(
    TopicPartition partition,
    PartitionLedger ledger,
    long offset,
    List<ProducerRecord<String, byte[]>> outputs) {}
