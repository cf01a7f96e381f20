package dev.innovationpipeline.ingest.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database of results.
 *
 * @param url {@code postgres://user:password@host:port/name} or {@code jdbc:postgresql://…}
 * @param connections the maximum; reads are short
 * @param connectWithin the timeout after which a client reads 503
 */
@ConfigurationProperties("pipeline.database")
record DatabaseSettings(
    String url, @DefaultValue("10") int connections, @DefaultValue("2s") Duration connectWithin) {}
