package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.llm.api.LlmSettings;
import java.util.stream.Stream;

/** The same tests with streamed calls. */
class StreamedFailuresTest extends LlmFailuresTest {

  @Override
  LlmSettings settings(String... namesAndValues) {
    return super.settings(withStreams(namesAndValues));
  }

  static String[] withStreams(String... namesAndValues) {
    return Stream.concat(Stream.of("streamed-calls", "100"), Stream.of(namesAndValues))
        .toArray(String[]::new);
  }
}
