package dev.innovationpipeline.ingest.document;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Storage of documents.
 *
 * @param directory of uploads and, where processors see it as their {@code store-directory}, of all
 *     documents that they have read; made when missing
 * @param maxUpload larger ones are refused with 413
 * @param baseUrl where the stage processor reaches this service; empty: as the client reached it
 */
@ConfigurationProperties("pipeline.documents")
record DocumentSettings(
    @DefaultValue("data/documents") Path directory,
    @DefaultValue("25MB") DataSize maxUpload,
    @DefaultValue("") String baseUrl) {}
