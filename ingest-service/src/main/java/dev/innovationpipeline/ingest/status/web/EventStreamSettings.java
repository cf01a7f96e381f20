package dev.innovationpipeline.ingest.status.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How event streams are kept open.
 *
 * @param heartbeat between two comments on a silent stream; below the 30 s after which proxies
 *     usually close one
 */
@ConfigurationProperties("pipeline.status")
record EventStreamSettings(@DefaultValue("15s") Duration heartbeat) {

  EventStreamSettings {
    if (!heartbeat.isPositive()) {
      throw new IllegalArgumentException("pipeline.status.heartbeat must be more than 0.");
    }
  }
}
