package dev.innovationpipeline.processor.engine.consumer;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done, and its outputs.
 *
 * @param input what it started from
 * @param outputs to be committed together with the input's offset
 * @param next of the work that this process starts from the only output; null when the output is
 *     left to the log
 * @param isAwaited whether work waits for the commit, here or in another process
 */
record FinishedWork(
    Claim input,
    List<ProducerRecord<String, byte[]>> outputs,
    @Nullable Claim next,
    boolean isAwaited) {}
