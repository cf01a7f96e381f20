package dev.innovationpipeline.ingest.status.topology;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the view is kept.
 *
 * @param directory of the view's store; instances on one machine may share it. When it is lost, the
 *     view is filled from {@code run-status} at the next start.
 * @param commitInterval between two checks whether enough has changed for the store to be saved
 */
@ConfigurationProperties("pipeline.status")
record StatusViewSettings(
    @DefaultValue("data/status") Path directory, @DefaultValue("5s") Duration commitInterval) {}
