package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.llm.api.LlmSettings;
import org.junit.jupiter.api.BeforeEach;

/** The same tests with streamed calls. */
class StreamedRetriesTest extends LlmRetriesTest {

  @BeforeEach
  void streamByDefault() {
    provider.alwaysReplies(Reply.stream("fi", "ne"));
  }

  @Override
  LlmSettings settings(String... namesAndValues) {
    return super.settings(StreamedFailuresTest.withStreams(namesAndValues));
  }
}
