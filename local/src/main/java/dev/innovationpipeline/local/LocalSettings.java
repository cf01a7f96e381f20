package dev.innovationpipeline.local;

import java.nio.file.Path;

/**
 * Where the local pipeline listens and keeps its data.
 *
 * @param fresh forgets what earlier starts left in the data directory
 */
public record LocalSettings(
    Path dataDirectory, int httpPort, int kafkaPort, int postgresPort, boolean fresh) {}
