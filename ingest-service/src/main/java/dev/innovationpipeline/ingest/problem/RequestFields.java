package dev.innovationpipeline.ingest.problem;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.platform.settings.Misspelling;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a JSON object and notes every wrong one. */
public final class RequestFields {

  /** Decimal places of an amount: more than any price has, and few enough to be written out. */
  private static final int MAX_SCALE = 12;

  private final JsonNode json;
  private final String prefix;
  private final List<FieldError> errors;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<RequestFields> nested = new ArrayList<>();

  private RequestFields(JsonNode json) {
    this(json, "", new ArrayList<>());
  }

  private RequestFields(JsonNode json, String prefix, List<FieldError> errors) {
    this.json = json;
    this.prefix = prefix;
    this.errors = errors;
  }

  private JsonNode value(String name) {
    known.add(name);
    return json.path(name);
  }

  /**
   * Of a body that is a JSON object.
   *
   * @throws org.springframework.web.ErrorResponseException 400 when it is not
   */
  public static RequestFields read(byte[] body) {
    return new RequestFields(RequestJson.object(body));
  }

  /** The text, stripped; an empty one when it is wrong, which is then noted. */
  public String required(String name, int maxLength) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      return wrong(name, "is required");
    }
    String text = optional(name, maxLength);
    return text == null ? "" : text;
  }

  /** The text, stripped; null when absent, or wrong, which is then noted. */
  public @Nullable String optional(String name, int maxLength) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
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
    if (text.length() > maxLength) {
      wrong(name, "must have at most " + maxLength + " characters, but has " + text.length());
      return null;
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      wrong(name, "must not contain control characters");
      return null;
    }
    return isClean(name, text) ? text : null;
  }

  public @Nullable BigDecimal optionalAmount(String name, BigDecimal max) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isNumber()) {
      wrong(name, "must be a number");
      return null;
    }
    if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
      wrong(name, "must be more than 0 and at most " + max);
      return null;
    }
    BigDecimal amount = value.decimalValue();
    if (amount.scale() > MAX_SCALE) {
      wrong(name, "must have at most " + MAX_SCALE + " decimal places");
      return null;
    }
    if (amount.signum() <= 0 || amount.compareTo(max) > 0) {
      wrong(name, "must be more than 0 and at most " + max);
      return null;
    }
    return amount;
  }

  /** The whole number; the minimum when it is wrong, which is then noted. */
  public int requiredInteger(String name, int min, int max) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      wrong(name, "is required");
      return min;
    }
    if (!value.isIntegralNumber()
        || value.bigIntegerValue().compareTo(BigInteger.valueOf(min)) < 0
        || value.bigIntegerValue().compareTo(BigInteger.valueOf(max)) > 0) {
      wrong(name, "must be a whole number from %d to %d".formatted(min, max));
      return min;
    }
    return value.intValue();
  }

  /** The whole number; null when absent, or wrong, which is then noted. */
  public @Nullable Integer optionalInteger(String name) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      wrong(name, "must be a whole number");
      return null;
    }
    return value.intValue();
  }

  public @Nullable Boolean optionalBoolean(String name) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isBoolean()) {
      wrong(name, "must be true or false");
      return null;
    }
    return value.booleanValue();
  }

  /** The texts; none when absent, or wrong, which is then noted. */
  public List<String> optionalTexts(String name, int max) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      return List.of();
    }
    if (!value.isArray()
        || value.size() > max
        || !value.valueStream().allMatch(JsonNode::isString)) {
      wrong(name, "must be an array of at most " + max + " strings");
      return List.of();
    }
    List<String> texts = value.valueStream().map(JsonNode::stringValue).toList();
    return texts.stream().allMatch(text -> isClean(name, text)) ? texts : List.of();
  }

  /** The entries, of any kind; none when absent, or no array, which is then noted. */
  public List<JsonNode> optionalArray(String name, int max) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      return List.of();
    }
    if (!value.isArray() || value.size() > max) {
      wrong(name, "must be an array of at most " + max + " entries");
      return List.of();
    }
    return value.valueStream().toList();
  }

  /** Whether there is a value, right or wrong. */
  public boolean has(String name) {
    return !isAbsent(value(name));
  }

  /** Notes every field that was not asked for. */
  public void refuseUnknown() {
    for (String name : json.propertyNames()) {
      if (!known.contains(name)) {
        wrong(name, "is unknown; the fields are " + String.join(", ", known));
      }
    }
  }

  /** A text that is taken as it is, blanks and line breaks included. */
  public @Nullable String optionalRaw(String name) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isString()) {
      wrong(name, "must be a string");
      return null;
    }
    return value.stringValue();
  }

  public @Nullable RequestFields object(String name) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isObject()) {
      wrong(name, "must be an object");
      return null;
    }
    RequestFields fields = new RequestFields(value, prefix + name + ".", errors);
    nested.add(fields);
    return fields;
  }

  /** All fields, which must be texts; those that are not are noted. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    json.properties()
        .forEach(
            field -> {
              known.add(field.getKey());
              if (field.getValue().isString()) {
                texts.put(field.getKey(), field.getValue().stringValue());
              } else {
                wrong(field.getKey(), "must be a string");
              }
            });
    return texts;
  }

  private boolean isClean(String name, String text) {
    if (UntrustedText.isClean(text)) {
      return true;
    }
    wrong(name, "must not contain control characters or halves of characters");
    return false;
  }

  /** Whether a field is left out, so that a change leaves it as it is. */
  public boolean isLeftOut(String name) {
    return isAbsent(value(name));
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  public String wrong(String name, String message) {
    errors.add(new FieldError(prefix + name, message));
    return "";
  }

  /** Notes a field that has its place elsewhere, if it is there. */
  public void refuse(String name, String message) {
    if (!json.path(name).isMissingNode()) {
      wrong(name, message);
    }
  }

  /** Other unknown fields are passed over, as in the API that this one replaces. */
  private void noteMisspelled() {
    for (String name : json.propertyNames()) {
      if (!known.contains(name)) {
        known.stream()
            .filter(right -> json.path(right).isMissingNode() && Misspelling.isOf(name, right))
            .findFirst()
            .ifPresent(right -> wrong(name, "is unknown; did you mean " + right + "?"));
      }
    }
    nested.forEach(RequestFields::noteMisspelled);
  }

  /**
   * To be called once all fields are read: one that was not asked for, but has almost the name of
   * one that is absent, is wrong, too.
   *
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  public void refuseIfWrong() {
    noteMisspelled();
    if (!errors.isEmpty()) {
      throw Problems.invalid(List.copyOf(errors));
    }
  }
}
