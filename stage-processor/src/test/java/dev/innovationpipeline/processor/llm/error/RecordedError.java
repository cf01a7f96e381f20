package dev.innovationpipeline.processor.llm.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error that a server was reported to send, of {@code provider-errors.json}.
 *
 * @param source the address of the report
 * @param without the parameters that it rejects; null if none
 * @param window the tokens that the model takes and those requested; null if it tells neither
 */
public record RecordedError(
    String server,
    String source,
    int status,
    Failure failure,
    @Nullable Set<Parameter> without,
    @Nullable List<Integer> window,
    JsonNode body) {

  public static Stream<RecordedError> all() {
    try (InputStream json = RecordedError.class.getResourceAsStream("/provider-errors.json")) {
      return Stream.of(
          JsonMapper.shared().readValue(Objects.requireNonNull(json), RecordedError[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Stream<RecordedError> rejections() {
    return all().filter(error -> error.without() != null);
  }

  /** Without those that a gateway has wrapped already. */
  static Stream<RecordedError> ofServersThemselves() {
    return all().filter(error -> !error.body().path("error").has("metadata"));
  }

  public Set<Parameter> rejected() {
    return without == null ? Set.of() : without;
  }

  @Override
  public String toString() {
    return server + " " + status + " " + body;
  }
}
