package dev.innovationpipeline.ingest.run;

import dev.innovationpipeline.ingest.problem.FieldError;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.wire.WireJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Takes fields out of a JSON object and notes everything that is wrong with them. */
public final class RequestFields {

  private final JsonNode json;
  private final String prefix;
  private final List<FieldError> errors;

  private RequestFields(JsonNode json) {
    this(json, "", new ArrayList<>());
  }

  private RequestFields(JsonNode json, String prefix, List<FieldError> errors) {
    this.json = json;
    this.prefix = prefix;
    this.errors = errors;
  }

  /**
   * Of a body that is a JSON object.
   *
   * @throws org.springframework.web.ErrorResponseException 400 when it is not
   */
  public static RequestFields read(byte[] body) {
    try {
      JsonNode json = WireJson.MAPPER.readTree(body);
      if (json != null && json.isObject()) {
        return new RequestFields(json);
      }
      throw Problems.invalid(List.of(new FieldError("body", "must be a JSON object")));
    } catch (JacksonException e) {
      throw Problems.invalid(
          List.of(new FieldError("body", "is not readable as JSON: " + e.getOriginalMessage())));
    }
  }

  /** The text, stripped; an empty one when it is wrong, which is then noted. */
  public String required(String name, int longest) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return wrong(name, "is required");
    }
    String text = optional(name, longest);
    return text == null ? "" : text;
  }

  /** The text, stripped; null when absent, or wrong, which is then noted. */
  public @Nullable String optional(String name, int longest) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      wrong(name, "must be a string");
      return null;
    }
    String text = value.stringValue().strip();
    if (text.isEmpty()) {
      wrong(name, "must not be blank");
      return null;
    }
    if (text.length() > longest) {
      wrong(name, "must have at most " + longest + " characters, but has " + text.length());
      return null;
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      wrong(name, "must not contain control characters");
      return null;
    }
    return text;
  }

  public @Nullable BigDecimal optionalAmount(String name, BigDecimal most) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      wrong(name, "must be a number");
      return null;
    }
    BigDecimal amount = value.decimalValue();
    if (amount.signum() <= 0 || amount.compareTo(most) > 0) {
      wrong(name, "must be more than 0 and at most " + most);
      return null;
    }
    return amount;
  }

  /** The whole number; the least when it is wrong, which is then noted. */
  public int requiredInteger(String name, int least, int most) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      wrong(name, "is required");
      return least;
    }
    if (!value.isIntegralNumber()
        || value.bigIntegerValue().compareTo(BigInteger.valueOf(least)) < 0
        || value.bigIntegerValue().compareTo(BigInteger.valueOf(most)) > 0) {
      wrong(name, "must be a whole number from %d to %d".formatted(least, most));
      return least;
    }
    return value.intValue();
  }

  /** The whole number; null when absent, or wrong, which is then noted. */
  public @Nullable Integer optionalInteger(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      wrong(name, "must be a whole number");
      return null;
    }
    return value.intValue();
  }

  /** The texts; none when absent, or wrong, which is then noted. */
  public List<String> optionalTexts(String name, int most) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()
        || value.size() > most
        || !value.valueStream().allMatch(JsonNode::isString)) {
      wrong(name, "must be an array of at most " + most + " strings");
      return List.of();
    }
    return value.valueStream().map(JsonNode::stringValue).toList();
  }

  /** A text that is taken as it is, blanks and line breaks included. */
  public @Nullable String optionalRaw(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      wrong(name, "must be a string");
      return null;
    }
    return value.stringValue();
  }

  public @Nullable RequestFields object(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isObject()) {
      wrong(name, "must be an object");
      return null;
    }
    return new RequestFields(value, prefix + name + ".", errors);
  }

  /** All fields, which must be texts; those that are not are noted. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    json.properties()
        .forEach(
            field -> {
              if (field.getValue().isString()) {
                texts.put(field.getKey(), field.getValue().stringValue());
              } else {
                wrong(field.getKey(), "must be a string");
              }
            });
    return texts;
  }

  public String wrong(String name, String message) {
    errors.add(new FieldError(prefix + name, message));
    return "";
  }

  public void refuseIfWrong() {
    if (!errors.isEmpty()) {
      throw Problems.invalid(List.copyOf(errors));
    }
  }
}
