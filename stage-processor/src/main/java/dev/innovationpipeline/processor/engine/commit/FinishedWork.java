package dev.innovationpipeline.processor.engine.commit;

import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A record is dealt with, and this is what comes of it.
 *
 * @param ledger of the assignment under which it was taken up
 * @param outputs to be committed together with its offset
 */
public record FinishedWork(
    TopicPartition partition,
    PartitionOffsetTracker ledger,
    long offset,
    List<ProducerRecord<String, byte[]>> outputs) {}
