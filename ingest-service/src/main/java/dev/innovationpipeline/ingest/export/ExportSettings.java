package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.platform.settings.SettingFaults;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Exports.
 *
 * @param directory of the files that are written; made when missing. Where several instances share
 *     it, each of them answers for all exports
 * @param atOnce exports that an instance writes at a time, as each takes a core; others wait
 * @param maxCards the most in a PPTX, a DOCX or a PDF, which are in memory until they are complete;
 *     300 slides take some 50 MB
 * @param kept how long the file of an export can be fetched
 */
@ConfigurationProperties("pipeline.exports")
record ExportSettings(
    @DefaultValue("data/exports") Path directory,
    @DefaultValue("2") int atOnce,
    @DefaultValue("300") int maxCards,
    @DefaultValue("1h") Duration kept) {

  private static final Duration MIN_KEPT = Duration.ofMinutes(1);

  ExportSettings {
    SettingFaults faults = new SettingFaults("pipeline.exports");
    faults.require(atOnce >= 1, "at-once", "must be at least 1", atOnce);
    faults.require(maxCards >= 1, "max-cards", "must be at least 1", maxCards);
    faults.require(kept.compareTo(MIN_KEPT) >= 0, "kept", "must be at least 1m", kept);
    faults.throwIfAny();
  }
}
