package dev.innovationpipeline.processor.document.fetch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The processor's own key at the ingest service.
 *
 * @param key of the role viewer and all companies; sent for uploads at the trusted hosts and
 *     nowhere else. None by default, which does where the ingest service is in local mode.
 * @param keyFile the file with it, where an ingest service makes it at its first start; read when a
 *     key is needed. None by default.
 */
@ConfigurationProperties("pipeline.documents")
public record KeySettings(@DefaultValue("") String key, @Nullable Path keyFile) {

  /** No key, as an ingest service in local mode needs none. */
  public static final KeySettings NONE = new KeySettings("", null);

  /** Without the key. */
  @Override
  public String toString() {
    return "KeySettings[]";
  }
}
