package dev.innovationpipeline.processor.document.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where documents are kept that were read.
 *
 * @param storeDirectory the directory of uploads of the ingest services, which they share with the
 *     processors. None by default, as it has to be a volume that all of them see; without it,
 *     documents and passages cannot be shown, and a repeated first stage fetches its document
 *     again.
 */
@ConfigurationProperties("pipeline.documents")
public record StoreSettings(@Nullable Path storeDirectory) {}
