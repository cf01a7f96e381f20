package dev.innovationpipeline.ingest.document;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Storage of documents.
 *
 * @param directory of uploads and, where processors see it as their {@code store-directory}, of all
 *     documents that they have read; made when missing
 * @param maxUpload larger ones are refused with 413
 * @param maxUnpacked of all documents of a ZIP archive together; what goes beyond is refused
 * @param baseUrl where the stage processor reaches this service; empty: as the client reached it
 */
@ConfigurationProperties("pipeline.documents")
record DocumentSettings(
    @DefaultValue("data/documents") Path directory,
    @DefaultValue("25MB") DataSize maxUpload,
    @DefaultValue("200MB") DataSize maxUnpacked,
    @DefaultValue("") String baseUrl) {

  /** The address of this service in addresses of documents. */
  String base() {
    return baseUrl.isBlank()
        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
        : StringUtils.trimTrailingCharacter(baseUrl, '/');
  }
}
