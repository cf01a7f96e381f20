package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.platform.settings.SettingFaults;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the view answers.
 *
 * @param knownWithin how long a question for an unknown run waits until this instance has read the
 *     requests that the others accepted; usually some milliseconds
 * @param abandonedAfter how long statistics count a run that neither changes nor ends. A day: four
 *     times the deadline after which a processor would have failed it.
 */
@ConfigurationProperties("pipeline.status")
record ViewSettings(
    @DefaultValue("300ms") Duration knownWithin, @DefaultValue("1d") Duration abandonedAfter) {

  ViewSettings {
    SettingFaults faults = new SettingFaults("pipeline.status");
    faults.require(knownWithin.isPositive(), "known-within", "must be more than 0", knownWithin);
    faults.require(
        abandonedAfter.isPositive(), "abandoned-after", "must be more than 0", abandonedAfter);
    faults.throwIfAny();
  }
}
