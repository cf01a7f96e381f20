package dev.innovationpipeline.ingest.run;

import dev.innovationpipeline.ingest.problem.FieldError;
import dev.innovationpipeline.ingest.problem.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes fields out of a JSON object and notes everything that is wrong with them. */
final class RequestFields {

  private final JsonNode json;
  private final String prefix;
  private final List<FieldError> errors;

  RequestFields(JsonNode json) {
    this(json, "", new ArrayList<>());
  }

  private RequestFields(JsonNode json, String prefix, List<FieldError> errors) {
    this.json = json;
    this.prefix = prefix;
    this.errors = errors;
  }

  /** The text, stripped; an empty one when it is wrong, which is then noted. */
  String required(String name, int longest) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return wrong(name, "is required");
    }
    String text = optional(name, longest);
    return text == null ? "" : text;
  }

  /** The text, stripped; null when absent, or wrong, which is then noted. */
  @Nullable String optional(String name, int longest) {
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

  @Nullable BigDecimal optionalAmount(String name, BigDecimal most) {
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

  @Nullable RequestFields object(String name) {
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

  String wrong(String name, String message) {
    errors.add(new FieldError(prefix + name, message));
    return "";
  }

  void refuseIfWrong() {
    if (!errors.isEmpty()) {
      throw Problems.invalid(List.copyOf(errors));
    }
  }
}
