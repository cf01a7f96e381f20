package dev.innovationpipeline.processor.document.fetch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The processor's own key at the ingest service.
 *
 * @param key of the role viewer and all companies; sent for uploads at the trusted hosts and
 *     nowhere else. None by default, which does where the ingest service is in local mode.
 */
@ConfigurationProperties("pipeline.documents")
public record KeySettings(@DefaultValue("") String key) {

  /** Without the key. */
  @Override
  public String toString() {
    return "KeySettings[]";
  }
}
