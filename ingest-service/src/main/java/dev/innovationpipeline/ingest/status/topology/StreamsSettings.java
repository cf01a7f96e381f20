package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** Settings of the streams, which only fill the view: no stream threads, no internal topics. */
final class StreamsSettings {

  /**
   * While the view fills, each partition waits behind the open fetch of the one before; Kafka's
   * default is 500 ms.
   */
  private static final int MAX_FETCH_WAIT_MILLIS = 100;

  private StreamsSettings() {}

  /**
   * @param directory of the store
   * @param commitInterval between two checks whether the store is to be saved
   */
  static Properties of(
      Topics topics, Map<String, Object> client, Path directory, Duration commitInterval) {
    Properties all = new Properties();
    all.putAll(client);
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, StatusView.consumerGroup(topics));
    all.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    all.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    all.put(
        StreamsConfig.globalConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
        MAX_FETCH_WAIT_MILLIS);
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
    return all;
  }
}
