package dev.innovationpipeline.ingest.kafka;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are named and cut.
 *
 * @param prefix put before every topic's name; empty by default
 * @param partitions of every topic. 12: divides evenly among 1, 2, 3, 4, 6 and 12 processes.
 */
@ConfigurationProperties("pipeline.topics")
public record TopicSettings(@DefaultValue("") String prefix, @DefaultValue("12") int partitions) {

  public TopicSettings {
    if (partitions < 1) {
      throw new IllegalArgumentException("pipeline.topics.partitions is at least 1.");
    }
  }
}
