package dev.innovationpipeline.processor.llm.http;

import java.io.IOException;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The data of server-sent events, one after the other. Comments, which keep the connection open,
 * and other fields are skipped.
 */
record EventStream(BufferedSource source) {

  private static final String DATA = "data:";

  /** Null at the end of the stream. */
  @Nullable String next() throws IOException {
    StringBuilder data = new StringBuilder();
    boolean begun = false;
    String line = source.readUtf8Line();
    while (line != null && !(line.isEmpty() && begun)) {
      if (line.startsWith(DATA)) {
        data.append(begun ? "\n" : "").append(line.substring(DATA.length()).strip());
        begun = true;
      }
      line = source.readUtf8Line();
    }
    return begun ? data.toString() : null;
  }
}
