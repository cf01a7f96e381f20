package dev.innovationpipeline.ingest.problem;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.platform.settings.Misspelling;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a JSON object and notes every wrong one. */
public final class RequestFields {

  /** Decimal places of an amount: more than any price has, and few enough to be written out. */
  private static final int MAX_SCALE = 12;

  /** More than a person reads, and few enough for an answer. */
  private static final int MAX_ERRORS = 1_000;

  private final JsonNode json;
  private final String prefix;
  private final List<FieldError> errors;
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> faulty = new HashSet<>();
  private final List<RequestFields> nested = new ArrayList<>();
  private boolean passesOverUnknown;

  private RequestFields(JsonNode json, String prefix, List<FieldError> errors) {
    this.json = json;
    this.prefix = prefix;
    this.errors = errors;
  }

  private JsonNode value(String name) {
    known.add(name);
    return json.path(name);
  }

  /** The value; null when absent, or of another kind, which is then noted. */
  private @Nullable JsonNode given(String name, Predicate<JsonNode> isRight, String message) {
    JsonNode value = value(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!isRight.test(value)) {
      wrong(name, message);
      return null;
    }
    return value;
  }

  /**
   * Of a body that is a JSON object.
   *
   * @throws org.springframework.web.ErrorResponseException 400 when it is not
   */
  public static RequestFields read(byte[] body) {
    return new RequestFields(RequestJson.object(body), "", new ArrayList<>());
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
    String raw = optionalRaw(name);
    if (raw == null) {
      return null;
    }
    String text = raw.strip();
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
    JsonNode value = given(name, JsonNode::isNumber, "must be a number");
    if (value == null) {
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
    JsonNode value =
        given(
            name,
            given -> given.isIntegralNumber() && given.canConvertToInt(),
            "must be a whole number");
    return value == null ? null : value.intValue();
  }

  public @Nullable Boolean optionalBoolean(String name) {
    JsonNode value = given(name, JsonNode::isBoolean, "must be true or false");
    return value == null ? null : value.booleanValue();
  }

  /** The texts; none when absent, or wrong, which is then noted. */
  public List<String> optionalTexts(String name, int max) {
    JsonNode value =
        given(
            name,
            given -> given.isArray() && given.valueStream().allMatch(JsonNode::isString),
            "must be an array of at most %,d strings".formatted(max));
    if (value == null || !isFewEnough(name, value, max)) {
      return List.of();
    }
    List<String> texts = value.valueStream().map(JsonNode::stringValue).toList();
    return texts.stream().allMatch(text -> isClean(name, text)) ? texts : List.of();
  }

  /** The entries, of any kind; none when absent, or no array, which is then noted. */
  public List<JsonNode> optionalArray(String name, int max) {
    JsonNode value =
        given(name, JsonNode::isArray, "must be an array of at most %,d entries".formatted(max));
    return value == null || !isFewEnough(name, value, max)
        ? List.of()
        : value.valueStream().toList();
  }

  /** Whether there is a value, right or wrong. */
  public boolean has(String name) {
    return !isAbsent(value(name));
  }

  /** A text that is taken as it is, blanks and line breaks included. */
  public @Nullable String optionalRaw(String name) {
    JsonNode value = given(name, JsonNode::isString, "must be a string");
    return value == null ? null : value.stringValue();
  }

  public @Nullable RequestFields object(String name) {
    JsonNode value = given(name, JsonNode::isObject, "must be an object");
    return value == null ? null : nested(name, value);
  }

  /** The fields of an object in an array; none of a value that is no object. */
  public RequestFields entry(String name, int index, JsonNode value) {
    return nested("%s[%d]".formatted(name, index), value);
  }

  private RequestFields nested(String name, JsonNode value) {
    RequestFields fields = new RequestFields(value, prefix + name + ".", errors);
    nested.add(fields);
    return fields;
  }

  /** All fields, which must be texts; those that are not are noted. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : json.propertyNames()) {
      String text = optionalRaw(name);
      if (text != null) {
        texts.put(name, text);
      } else {
        wrong(name, "must be a string");
      }
    }
    return texts;
  }

  private boolean isClean(String name, String text) {
    if (UntrustedText.isClean(text)) {
      return true;
    }
    wrong(name, "must not contain control characters or halves of characters");
    return false;
  }

  private boolean isFewEnough(String name, JsonNode array, int max) {
    if (array.size() > max) {
      wrong(name, "must have at most %,d entries, but has %,d".formatted(max, array.size()));
    }
    return array.size() <= max;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /** Notes what is wrong with a field; of several faults of one field, the first says it all. */
  public String wrong(String name, String message) {
    if (faulty.add(name)) {
      errors.add(new FieldError(prefix + name, message));
    }
    return "";
  }

  /** Notes what is wrong with one entry of an array; each is named. */
  public void wrongEntry(String name, String message) {
    if (!faulty.contains(name)) {
      errors.add(new FieldError(prefix + name, message));
    }
  }

  /** Notes a field that has its place elsewhere, if it is there. */
  public void refuse(String name, String message) {
    if (!json.path(name).isMissingNode()) {
      wrong(name, message);
    }
  }

  /** Takes fields that an answer has and a request may send back, whatever is in them. */
  public void passOver(String... names) {
    known.addAll(List.of(names));
  }

  /** Takes any field of this object, but not of those in it, unless a known one was meant. */
  public void passOverUnknown() {
    passesOverUnknown = true;
  }

  private void noteUnknown() {
    for (String name : json.propertyNames()) {
      if (known.contains(name) || errors.size() >= MAX_ERRORS) {
        continue;
      }
      String meant =
          known.stream()
              .filter(right -> json.path(right).isMissingNode() && Misspelling.isOf(name, right))
              .findFirst()
              .orElse(null);
      if (meant != null) {
        wrong(name, "is unknown; did you mean " + meant + "?");
      } else if (!passesOverUnknown) {
        wrong(name, "is unknown; the fields are " + String.join(", ", known));
      }
    }
    nested.forEach(RequestFields::noteUnknown);
  }

  /**
   * To be called once all fields are read: one that was not asked for is wrong, too.
   *
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  public void refuseIfWrong() {
    noteUnknown();
    if (!errors.isEmpty()) {
      throw Problems.invalid(List.copyOf(errors));
    }
  }
}
