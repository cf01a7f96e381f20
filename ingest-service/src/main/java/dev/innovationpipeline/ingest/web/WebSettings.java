package dev.innovationpipeline.ingest.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The memory of the web server.
 *
 * @param bodyMemory of all requests with a body that are under way: their bodies, and 32 KiB each;
 *     uploads aside, which go to disk. Null: a sixteenth of the heap, as a body's JSON takes
 *     several times its bytes
 */
@ConfigurationProperties("pipeline.web")
record WebSettings(@Nullable DataSize bodyMemory) {

  private static final int SHARE = 16;

  long bodyMemoryBytes() {
    return bodyMemory == null ? Runtime.getRuntime().maxMemory() / SHARE : bodyMemory.toBytes();
  }
}
