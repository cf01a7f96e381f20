package dev.innovationpipeline.benchmarks.baddocument;

import dev.innovationpipeline.benchmarks.provider.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs with bad documents, and those without and beside them.
 *
 * @param rounds each without and then with bad documents
 * @param seconds of each half of a round
 * @param badRate runs with bad documents per second, of all kinds in turn
 * @param shortRate runs with short texts per second, and as many with short office files
 * @param llm how the provider answers
 * @param processorProperties more settings of the processor, as {@code name=value}
 */
record BadDocumentsPlan(
    int rounds,
    int seconds,
    double badRate,
    double shortRate,
    Behaviour llm,
    List<String> processorProperties) {

  /** Else each scanned page takes a second, and finds nothing. */
  private static final String NO_RECOGNITION = "pipeline.documents.ocr.enabled=false";

  BadDocumentsPlan {
    if (rounds < 1 || seconds < 1 || badRate <= 0 || shortRate <= 0) {
      throw new IllegalArgumentException(
          "--rounds and --seconds must be 1 or more, --bad-rate and --short-rate above 0.");
    }
    List<String> properties = new ArrayList<>(List.of(NO_RECOGNITION));
    properties.addAll(processorProperties);
    processorProperties = List.copyOf(properties);
  }

  Duration half() {
    return Duration.ofSeconds(seconds);
  }
}
