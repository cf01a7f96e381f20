package dev.innovationpipeline.ingest.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit of changes and refused attempts.
 *
 * @param enabled null: outside local mode, where everybody is anybody
 * @param addresses whether entries have the address of their sender, which is data of a person
 */
@ConfigurationProperties("pipeline.audit")
record AuditSettings(@Nullable Boolean enabled, @DefaultValue("true") boolean addresses) {}
