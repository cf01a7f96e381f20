package dev.innovationpipeline.processor.stage.brand;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where brand profiles come from.
 *
 * @param directory of {@code COMPANY-ID.yaml} or {@code .yml} files; they come before those
 *     shipped. None by default
 */
@ConfigurationProperties("pipeline.brands")
record BrandSettings(@Nullable Path directory) {}
