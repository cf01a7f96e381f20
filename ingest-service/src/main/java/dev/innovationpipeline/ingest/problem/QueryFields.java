package dev.innovationpipeline.ingest.problem;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a request, and notes every wrong one. Blank ones count as left out. */
public final class QueryFields {

  private static final int MAX_VALUES = 20;
  private static final int MAX_CHARS = 500;
  private static final String TEXT =
      "must have at most " + MAX_CHARS + " characters, none of them a control character";

  private final MultiValueMap<String, String> parameters;
  private final List<FieldError> errors = new ArrayList<>();

  public QueryFields(MultiValueMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * @param rule completes the sentence that begins with the name of a wrong parameter
   */
  public <T> @Nullable T one(String name, String rule, Function<String, Optional<T>> parse) {
    List<T> values = several(name, rule, parse);
    if (values.size() > 1) {
      errors.add(new FieldError(name, "must be given once"));
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  /** A parameter that may be repeated. */
  public <T> List<T> several(String name, String rule, Function<String, Optional<T>> parse) {
    List<String> texts =
        parameters.getOrDefault(name, List.of()).stream().filter(text -> !text.isBlank()).toList();
    if (texts.size() > MAX_VALUES) {
      errors.add(new FieldError(name, "must be given at most " + MAX_VALUES + " times"));
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (String text : texts) {
      Optional<T> value =
          text.length() <= MAX_CHARS && UntrustedText.isClean(text)
              ? parse.apply(text.strip())
              : Optional.empty();
      value.ifPresentOrElse(values::add, () -> errors.add(new FieldError(name, rule)));
    }
    return values;
  }

  public @Nullable String text(String name) {
    return one(name, TEXT, Optional::of);
  }

  public @Nullable Boolean flag(String name) {
    return one(name, "must be true or false", QueryFields::flagOf);
  }

  private static Optional<Boolean> flagOf(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong parameter
   */
  public void refuseIfWrong() {
    if (!errors.isEmpty()) {
      throw Problems.invalid(errors);
    }
  }
}
