package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.platform.settings.SettingFaults;
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
    SettingFaults faults = new SettingFaults("pipeline.status");
    faults.require(heartbeat.isPositive(), "heartbeat", "must be more than 0", heartbeat);
    faults.throwIfAny();
  }
}
